package org.prismdata.kit.affected;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.testrun.ClassResult;

class TestHistoryTest {
    private final TestHistory history = new TestHistory();

    private static ClassResult result(String name, long nanos, String used, ClassResult.Failure... failures) {
        return new ClassResult(name, nanos, Set.of(used), 1, 0, List.of(failures));
    }

    @Test
    void thoseThatFailedComeFirstThenThoseThatUseWhatChangedThenTheRest() {
        List<String> names = List.of("a.SlowTest", "a.QuickTest", "a.OtherTest", "a.BadTest");
        history.add(
                names,
                List.of(
                        result("a.SlowTest", 20, "a/Order"),
                        result("a.QuickTest", 10, "a/Order"),
                        result("a.OtherTest", 10, "a/Price"),
                        result("a.BadTest", 10, "a/Price", new ClassResult.Failure("t", "no"))));

        TestHistory.Stages stages = history.stages(names, Set.of("a/Order"));

        assertThat(stages.failed()).containsExactly("a.BadTest");
        assertThat(stages.affected()).containsExactly("a.QuickTest", "a.SlowTest");
        assertThat(stages.rest()).containsExactly("a.OtherTest");
        assertThat(history.failed()).containsExactly("a.BadTest");
    }

    @Test
    void aTestClassThatChangedIsAffected() {
        assertThat(history.stages(List.of("a.NewTest"), Set.of("a/NewTest")).affected())
                .containsExactly("a.NewTest");
    }

    @Test
    void aClassWithoutTestsRunsOnlyOnce() {
        List<String> names = List.of("a.NoTest");
        assertThat(history.stages(names, Set.of()).rest()).containsExactly("a.NoTest");
        history.add(names, List.of());
        assertThat(history.stages(names, Set.of()).rest()).isEmpty();
    }

    @Test
    void aTestClassThatIsGoneNoLongerFails() {
        history.add(List.of("a.BadTest"), List.of(result("a.BadTest", 1, "a/A", new ClassResult.Failure("t", "no"))));
        history.keep(Stream.of("a.OtherTest").toList());
        assertThat(history.failed()).isEmpty();
    }
}
