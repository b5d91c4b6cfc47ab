package org.prismdata.kit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.affected.TestHistory;
import org.prismdata.kit.testrun.ClassResult;
import org.prismdata.kit.watch.Batch.Stage;

class BatchTest {
    private static ClassResult result(String name, int millis) {
        return new ClassResult(name, millis * 1_000_000L, Set.of(), 1, 0, List.of());
    }

    @Test
    void slowTestsDoNotKeepTheResultsOfQuickOnesWaiting() {
        TestHistory history = new TestHistory();
        history.add(
                List.of(),
                List.of(result("A", 10), result("B", 60), result("C", 60), result("D", 900), result("E", 1)));

        assertThat(Batch.of(
                        null, history, new TestHistory.Stages(List.of(), List.of("A", "B", "C", "D"), List.of("E"))))
                .containsExactly(
                        new Batch(Stage.AFFECTED, null, List.of("A", "B")),
                        new Batch(Stage.SLOWER, null, List.of("C")),
                        new Batch(Stage.SLOWER, null, List.of("D")),
                        new Batch(Stage.REST, null, List.of("E")));
    }

    @Test
    void whatNeverRanIsTakenForQuick() {
        assertThat(Batch.of(null, new TestHistory(), new TestHistory.Stages(List.of(), List.of("A", "B"), List.of())))
                .containsExactly(new Batch(Stage.AFFECTED, null, List.of("A", "B")));
    }
}
