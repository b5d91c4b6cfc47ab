package org.prismdata.kit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.prismdata.kit.problem.PrismException;

/**
 * The builds of a module that are known, and what the last one is compared with.
 *
 * @param runs the oldest first
 * @param baseline the one that the user has kept to compare with
 */
record RunHistory(List<Run> runs, Optional<Run> baseline) {
    static final String BASELINE = "prism.report.baseline";
    private static final String LAST = "timings.json";
    private static final String EARLIER = "timings";

    RunHistory {
        runs = List.copyOf(runs);
    }

    /**
     * @param folder where the kit keeps what it knows of a module
     * @throws PrismException if the baseline is no such file
     */
    static RunHistory read(Path folder, Optional<Path> baselineFile) throws IOException {
        Optional<Run> baseline = Optional.empty();
        if (baselineFile.isPresent()) {
            baseline = Optional.of(baseline(baselineFile.get()));
        }
        List<Run> runs = new ArrayList<>();
        for (Path file : files(folder)) {
            Run.read(file)
                    // A build that only made this page, say.
                    .filter(run -> !run.stages().isEmpty() || !run.tiers().isEmpty())
                    .ifPresent(runs::add);
        }
        // The last one may be among the earlier ones too.
        return new RunHistory(
                runs.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Run::started))
                        .toList(),
                baseline);
    }

    private static Run baseline(Path file) throws IOException {
        return Run.read(file)
                .orElseThrow(() -> new PrismException(
                        BASELINE + " is " + file,
                        Files.exists(file)
                                ? "it is no timings.json that this version of the kit reads"
                                : "there is no such file",
                        "keep one of the build to compare with, `cp target/prism/timings.json before.json`, and name it: -D"
                                + BASELINE + "=before.json"));
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>(List.of(folder.resolve(LAST)));
        if (Files.isDirectory(folder.resolve(EARLIER))) {
            try (Stream<Path> earlier = Files.list(folder.resolve(EARLIER))) {
                earlier.filter(file -> file.toString().endsWith(".json")).forEach(files::add);
            }
        }
        return files;
    }

    Optional<Run> last() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
    }

    /** What the last run is compared with: the newest one before that succeeded with the same goals. */
    Optional<Run> before() {
        return last().flatMap(last -> runs.stream()
                .filter(run -> run.started().isBefore(last.started()))
                .filter(Run::succeeded)
                .filter(run -> run.goals().equals(last.goals()))
                .reduce((earlier, later) -> later));
    }
}
