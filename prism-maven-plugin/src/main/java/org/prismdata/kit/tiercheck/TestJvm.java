package org.prismdata.kit.tiercheck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.prismdata.kit.recorder.ClassLoads;
import org.prismdata.kit.recorder.RecordFile;
import org.prismdata.kit.recorder.RecordedTest;
import org.prismdata.kit.recorder.RecordedTest.Kind;

/** What is known of a JVM that ran tests. */
public record TestJvm(RecordFile record, ClassLoads loads) {
    /** Those whose files' names begin like this. */
    public static List<TestJvm> readAll(Path beginning) throws IOException {
        List<TestJvm> jvms = new ArrayList<>();
        for (RecordFile record : RecordFile.readAll(beginning)) {
            jvms.add(new TestJvm(record, ClassLoads.beside(record)));
        }
        return jvms;
    }

    /** The classes whose tests ran in other threads than the class itself, as JUnit's parallel execution has it. */
    Set<String> sideBySide() {
        Map<String, Long> threads = record.tests().stream()
                .filter(test -> test.kind() == Kind.CLASS)
                .collect(Collectors.toMap(RecordedTest::className, RecordedTest::thread, (first, again) -> first));
        return record.tests().stream()
                .filter(test -> test.kind() == Kind.TEST)
                .filter(test -> threads.getOrDefault(test.className(), test.thread()) != test.thread())
                .map(RecordedTest::className)
                .collect(Collectors.toSet());
    }

    /** What ran at a moment of the JVM's clock: the tests, or where none did the classes; empty for nothing. */
    String at(long nanos) {
        List<RecordedTest> running = record.tests().stream()
                .filter(test -> test.start() <= nanos && nanos <= test.end())
                .toList();
        boolean tests = running.stream().anyMatch(test -> test.kind() == Kind.TEST);
        return running.stream()
                .filter(test -> !tests || test.kind() == Kind.TEST)
                .map(TimedTest::name)
                .distinct()
                .collect(Collectors.joining(" or "));
    }
}
