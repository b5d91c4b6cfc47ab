package org.prismdata.kit.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassLoadsTest {
    private static final TestJava HOT_SPOT = new TestJava(17, true);

    @TempDir
    Path folder;

    @Test
    void readsWhatTheJvmLogs() throws IOException {
        Files.writeString(folder.resolve("test-7.classes"), """
                [1000000ns][12] java.lang.Object source: shared objects file
                [3000000ns][12] com.acme.Orders source: file:/a b/classes/
                [3500000ns][13] com.acme.Other source: jrt:/java.base
                [99000000ns][12] com.acme.Last$$Lambda/0x1 source: com.acme.Last
                half a li
                """);
        ClassLoads loads = ClassLoads.beside(new RecordFile(folder.resolve("test-7.tests"), 0, 0, List.of()));

        assertThat(loads.first("com.acme.")).hasValue(new ClassLoads.Load(3_000_000, "com.acme.Orders"));
        assertThat(loads.first("org.")).isEmpty();
        // From the start to the first, and no more than a gap's worth of what came before the last.
        assertThat(loads.loading(12, 2_000_000, 100_000_000)).isEqualTo(1_000_000 + 5_000_000);
        assertThat(loads.loading(13, 4_000_000, 100_000_000)).isZero();
    }

    @Test
    void aJvmThatDoesNotLogThemHasNone() throws IOException {
        RecordFile record = new RecordFile(folder.resolve("test-8.tests"), 0, 0, List.of());

        assertThat(ClassLoads.beside(record).loading(1, 0, 100)).isZero();
    }

    @Test
    void aFolderMayHaveBlanksButNothingThatTheOptionUnderstands() {
        assertThat(ClassLoads.argument(Path.of("/a b/test-"), HOT_SPOT))
                .hasValue("-Xlog:class+load:file=\"/a b/test-%p.classes\":timenanos,tid");
        assertThat(ClassLoads.argument(Path.of("/a%p/test-"), HOT_SPOT)).isEmpty();
        assertThat(ClassLoads.argument(Path.of("/it's/test-"), HOT_SPOT)).isEmpty();
        assertThat(ClassLoads.argument(Path.of("/a/test-"), new TestJava(17, false)))
                .isEmpty();
    }
}
