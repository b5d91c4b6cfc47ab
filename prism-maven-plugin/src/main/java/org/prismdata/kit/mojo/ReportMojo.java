package org.prismdata.kit.mojo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.report.ReportPage;
import org.prismdata.kit.report.ReportRequest;
import org.prismdata.kit.report.ReportRequest.ModuleFolder;

/**
 * Shows what the last builds did on one page, {@code target/prism/report.html}: where the time went, the slowest tests of
 * each tier, the image's layers.
 *
 * <p>It runs nothing, but reads what the builds before have left below {@code target}. As a report of {@code mvn site} it is
 * a page of the site.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", threadSafe = true)
public final class ReportMojo extends PrismMojo implements MavenReport {
    /**
     * The {@code timings.json} of an earlier build, kept elsewhere, to compare the last build with.
     * None by default. The last build is compared with the one before it in any case.
     * Example: {@code -Dprism.report.baseline=before.json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.report.baseline")
    private File baseline;

    @Parameter(defaultValue = "${project.reporting.outputDirectory}", readonly = true)
    private File siteFolder;

    @Override
    protected void run() throws IOException {
        getLog().info("Report: " + page().write());
    }

    /** Within the pages of {@code mvn site}. */
    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        try {
            String content = page().fragment();
            sink.head();
            sink.title();
            sink.text(getName(locale));
            sink.title_();
            sink.head_();
            sink.body();
            sink.rawText(content);
            sink.body_();
            sink.flush();
            sink.close();
        } catch (PrismException | IOException e) {
            throw new MavenReportException(e.getMessage(), e);
        }
    }

    private ReportPage page() throws IOException {
        MavenProject project = project();
        List<ModuleFolder> modules = project.getCollectedProjects() == null
                ? List.of()
                : project.getCollectedProjects().stream()
                        .map(module -> new ModuleFolder(module.getName(), target(module)))
                        .toList();
        return ReportPage.of(new ReportRequest(
                project.getName(),
                project.getGroupId() + ":" + project.getArtifactId() + ":" + project.getVersion(),
                target(project),
                Path.of(project.getBuild().getTestOutputDirectory()),
                modules,
                Optional.ofNullable(baseline).map(File::toPath)));
    }

    private static Path target(MavenProject project) {
        return Path.of(project.getBuild().getDirectory());
    }

    /** Deprecated, and still abstract in the interface. */
    @Override
    @SuppressWarnings("deprecation")
    public String getOutputName() {
        return "prism-report";
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Build Report";
    }

    @Override
    public String getDescription(Locale locale) {
        return "Where the time of the last builds went, the slowest tests of each tier, and the image's layers.";
    }

    @Override
    public void setReportOutputDirectory(File folder) {
        siteFolder = folder;
    }

    @Override
    public File getReportOutputDirectory() {
        return siteFolder;
    }

    @Override
    public boolean isExternalReport() {
        return false;
    }

    @Override
    public boolean canGenerateReport() {
        return true;
    }
}
