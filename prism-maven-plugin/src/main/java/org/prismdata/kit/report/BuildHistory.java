package org.prismdata.kit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.timings.Timings;
import org.prismdata.kit.timings.TimingsReader;

/**
 * The builds of a module that are known, and what the last one is compared with.
 *
 * @param builds the oldest first
 * @param baseline the one that the user has kept to compare with
 */
record BuildHistory(List<Timings> builds, Optional<Timings> baseline) {
    static final String BASELINE = "prism.report.baseline";

    BuildHistory {
        builds = List.copyOf(builds);
    }

    /**
     * @param folder where the kit keeps what it knows of a module
     * @throws PrismException if the baseline is no such file
     */
    static BuildHistory read(Path folder, Optional<Path> baselineFile) throws IOException {
        Optional<Timings> baseline = Optional.empty();
        if (baselineFile.isPresent()) {
            baseline = Optional.of(baseline(baselineFile.get()));
        }
        return new BuildHistory(TimingsReader.readAll(folder), baseline);
    }

    private static Timings baseline(Path file) throws IOException {
        return TimingsReader.read(file)
                .orElseThrow(() -> new PrismException(
                        BASELINE + " is " + file,
                        Files.exists(file)
                                ? "it is no timings.json that this version of the kit reads"
                                : "there is no such file",
                        "keep one of the build to compare with, `cp target/prism/timings.json before.json`, and name it: -D"
                                + BASELINE + "=before.json"));
    }

    Optional<Timings> last() {
        return builds.isEmpty() ? Optional.empty() : Optional.of(builds.get(builds.size() - 1));
    }

    /** The last one that ran tests: after it there may be one of an image, say. */
    Optional<Timings> lastTested() {
        return builds.stream().filter(build -> !build.tiers().isEmpty()).reduce((earlier, later) -> later);
    }

    /** What that is compared with: the newest one before it that passed with the same goals. */
    Optional<Timings> before() {
        return lastTested()
                .flatMap(last -> builds.stream()
                        .filter(build -> build.started() < last.started())
                        .filter(Timings::success)
                        .filter(build -> build.goals().equals(last.goals()))
                        .reduce((earlier, later) -> later));
    }
}
