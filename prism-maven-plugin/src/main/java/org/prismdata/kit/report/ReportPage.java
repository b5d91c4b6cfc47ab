package org.prismdata.kit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.prismdata.kit.budget.Measured;
import org.prismdata.kit.report.Report.Image;
import org.prismdata.kit.report.Report.Module;
import org.prismdata.kit.report.ReportRequest.ModuleFolder;
import org.prismdata.kit.tier.ClassTags;
import org.prismdata.kit.tier.Tier;

/** The page about a module's builds, made of what these have left in its build folder. */
public final class ReportPage {
    private static final String MEASURED = "measured-";
    private static final String NAME = "report.html";

    private final ReportRequest request;
    private final Report report;

    private ReportPage(ReportRequest request, Report report) {
        this.request = request;
        this.report = report;
    }

    /** @throws org.prismdata.kit.problem.PrismException if the baseline can't be read */
    public static ReportPage of(ReportRequest request) throws IOException {
        Path prism = kept(request.target());
        List<Module> modules = new ArrayList<>();
        for (ModuleFolder module : request.modules()) {
            modules.add(module(module, prism));
        }
        return new ReportPage(
                request,
                new Report(
                        request.name(),
                        request.coordinates(),
                        BuildHistory.read(prism, request.baseline()),
                        TestReports.read(request.target(), new ClassTags(request.testClasses())::tier),
                        images(prism.resolve("image")),
                        modules,
                        Instant.now(),
                        ZoneId.systemDefault()));
    }

    /**
     * Writes the page to the module's build folder. It needs no other file.
     *
     * @return the file
     */
    public Path write() throws IOException {
        Path file = kept(request.target()).resolve(NAME);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, new Page(report, true).document());
    }

    /** The page's content with its style, to stand within another page. */
    public String fragment() {
        return new Page(report, false).fragment();
    }

    /** Where the kit keeps what it knows of a module. */
    private static Path kept(Path target) {
        return target.resolve("prism");
    }

    private static Module module(ModuleFolder module, Path from) throws IOException {
        TestReports tests = TestReports.read(module.target(), name -> Tier.INSTANT);
        Path folder = kept(module.target());
        return new Module(
                module.name(),
                from.relativize(folder.resolve(NAME)),
                BuildHistory.read(folder, Optional.empty()).last(),
                tests.classes().stream().mapToLong(type -> type.tests().size()).sum(),
                tests.classes().stream()
                        .mapToLong(type -> type.count(TestClass.Result.FAILED))
                        .sum());
    }

    private static List<Image> images(Path folder) throws IOException {
        List<Image> images = new ArrayList<>();
        for (Path file : files(folder)) {
            String variant = file.getFileName().toString().substring(MEASURED.length());
            Instant built = Files.getLastModifiedTime(file).toInstant();
            Measured.read(file)
                    .filter(measured -> !measured.layers().isEmpty())
                    .ifPresent(measured -> images.add(new Image(variant, measured, built)));
        }
        images.sort(Comparator.comparing(Image::built).reversed());
        return images;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(MEASURED))
                    .sorted()
                    .toList();
        }
    }
}
