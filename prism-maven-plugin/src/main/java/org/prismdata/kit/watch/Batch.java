package org.prismdata.kit.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.prismdata.kit.affected.TestHistory;
import org.prismdata.kit.project.ProjectModule;

/**
 * Test classes of a module that run in one go; between two batches the loop looks whether files have changed meanwhile.
 *
 * @param stage why it is their turn
 */
record Batch(Stage stage, ProjectModule module, List<String> classes) {
    // What a user waits for without looking up.
    private static final Duration QUICK = Duration.ofMillis(100);
    // So long may a change have to wait for tests that it makes vain.
    private static final Duration PART = Duration.ofMillis(500);

    enum Stage {
        FAILED("failed before"),
        AFFECTED("affected"),
        /** Affected too, but they would keep the others' results waiting. */
        SLOWER("affected, slower"),
        REST("the rest");

        private final String label;

        Stage(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static Stream<Batch> of(ProjectModule module, TestHistory history, TestHistory.Stages stages) {
        List<List<String>> affected = parts(stages.affected(), history, QUICK);
        return Stream.of(
                        Stream.of(new Batch(Stage.FAILED, module, stages.failed())),
                        affected.stream().limit(1).map(names -> new Batch(Stage.AFFECTED, module, names)),
                        affected.stream().skip(1).map(names -> new Batch(Stage.SLOWER, module, names)),
                        parts(stages.rest(), history, PART).stream().map(names -> new Batch(Stage.REST, module, names)))
                .flatMap(batches -> batches)
                .filter(batch -> !batch.classes().isEmpty());
    }

    /** Cuts a list so that no part takes longer than the limit, if it has more than one class. */
    private static List<List<String>> parts(List<String> names, TestHistory history, Duration limit) {
        List<List<String>> parts = new ArrayList<>();
        long nanos = 0;
        for (String name : names) {
            nanos += history.nanos(name);
            if (parts.isEmpty() || nanos > limit.toNanos()) {
                parts.add(new ArrayList<>());
                nanos = history.nanos(name);
            }
            parts.get(parts.size() - 1).add(name);
        }
        return parts;
    }
}
