package org.prismdata.kit.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.prismdata.kit.affected.TestHistory;
import org.prismdata.kit.project.ProjectModule;
import org.prismdata.kit.tier.Tier;

/**
 * Test classes of a module that run in one go; between two batches the loop looks whether files have changed meanwhile.
 *
 * @param stage why it is their turn
 */
record Batch(Stage stage, ProjectModule module, List<String> classes) {
    // So long may a change have to wait for tests that it makes vain.
    private static final long REST_NANOS = 500_000_000;

    enum Stage {
        FAILED("failed before"),
        AFFECTED("affected"),
        EMBEDDED("affected, embedded"),
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
        Predicate<String> embedded = name -> history.tags(name).contains(Tier.EMBEDDED.text());
        List<Batch> batches = new ArrayList<>();
        batches.add(new Batch(Stage.FAILED, module, stages.failed()));
        batches.add(new Batch(
                Stage.AFFECTED,
                module,
                stages.affected().stream().filter(embedded.negate()).toList()));
        batches.add(new Batch(
                Stage.EMBEDDED,
                module,
                stages.affected().stream().filter(embedded).toList()));
        List<String> part = new ArrayList<>();
        long nanos = 0;
        for (String name : stages.rest()) {
            part.add(name);
            nanos += history.nanos(name);
            if (nanos > REST_NANOS) {
                batches.add(new Batch(Stage.REST, module, List.copyOf(part)));
                part.clear();
                nanos = 0;
            }
        }
        batches.add(new Batch(Stage.REST, module, List.copyOf(part)));
        return batches.stream().filter(batch -> !batch.classes().isEmpty());
    }
}
