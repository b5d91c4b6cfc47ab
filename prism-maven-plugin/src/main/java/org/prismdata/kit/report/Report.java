package org.prismdata.kit.report;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.prismdata.kit.budget.Measured;
import org.prismdata.kit.tier.Tier;
import org.prismdata.kit.timings.Timings;

/**
 * What a page shows of a module.
 *
 * @param coordinates groupId:artifactId:version
 * @param images what the last image of each variant has measured, the newest first
 * @param modules what is to be said of the modules below
 * @param made when, and where the reader's clock is
 */
record Report(
        String name,
        String coordinates,
        BuildHistory history,
        TestReports tests,
        List<Image> images,
        List<Module> modules,
        Instant made,
        ZoneId zone) {
    Report {
        images = List.copyOf(images);
        modules = List.copyOf(modules);
    }

    /** @param variant as in {@code prism.image.variant}, and what sets it apart from others of it */
    record Image(String variant, Measured measured, Instant built) {}

    /**
     * A module below this one.
     *
     * @param page its own page, from the folder of this one
     */
    record Module(String name, Path page, Optional<Timings> last, long tests, long failed) {}

    List<TestClass> tier(Tier tier) {
        return tests.classes().stream().filter(type -> type.tier() == tier).toList();
    }

    /** The classes that the last build has run; if it ran none, all that are known. */
    List<TestClass> lastRun() {
        List<TestClass> run =
                tests.classes().stream().filter(type -> !earlier(type)).toList();
        return run.isEmpty() ? tests.classes() : run;
    }

    /** Whether the class was not part of the last build, so that its results are those of one before. */
    boolean earlier(TestClass type) {
        // File systems may note whole seconds only.
        return history.lastTested()
                .map(last -> type.reported()
                        .isBefore(Instant.ofEpochMilli(last.started()).minusSeconds(1)))
                .orElse(false);
    }

    /** Whether it only holds modules together. */
    boolean onlyModules() {
        return !modules.isEmpty()
                && history.builds().isEmpty()
                && images.isEmpty()
                && tests.classes().isEmpty();
    }
}
