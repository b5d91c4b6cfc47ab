package org.prismdata.kit.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
    @TempDir
    Path folder;

    @Test
    void anExecutionHasItsOwnFilesAlsoIfItsNameBeginsLikeAnothers() throws IOException {
        for (String execution : List.of("slow", "slow-7", "slow tests")) {
            RecordFile.append(
                    Path.of(RecordFile.beginning(folder, "test", execution) + "12" + RecordFile.SUFFIX), List.of());
        }

        assertThat(RecordFile.readAll(RecordFile.beginning(folder, "test", "slow")))
                .extracting(RecordFile::file)
                .containsExactly(folder.resolve("test.slow.12.tests"));
    }
}
