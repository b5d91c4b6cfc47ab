package org.prismdata.kit.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.engine.Image;

class PullProgressTest {
    @Test
    void bytesAndLayersAreToldWhileTheyCome(@TempDir Path downloads) throws IOException {
        Path blob = Files.createDirectory(downloads.resolve("storage1")).resolve("1");
        try (PullProgress progress = new PullProgress("docker.io/library/a:1", downloads, line -> {})) {
            Files.write(blob, new byte[2_345_678]);
            progress.engineSays("Trying to pull docker.io/library/a:1...");
            progress.engineSays("Copying blob sha256:60c8ed21b48ffcac281d1faf09eafdc2f083ca4a6621ce40b6427d846c445f2a");
            progress.engineSays("Copying blob d6cabb2ad3eb skipped: already exists");
            progress.engineSays("d6cabb2ad3eb: Pulling fs layer");
            progress.engineSays("Copying config sha256:090f5c5732cb");

            assertThat(progress.state())
                    .matches("pulling docker.io/library/a:1: 2 layers begun, 2.3 MB fetched, \\d\\.\\d s");
        }
    }

    @Test
    void filesThatTheEngineHasDoneWithStillCount(@TempDir Path downloads) throws IOException {
        try (PullProgress progress = new PullProgress("a", downloads, line -> {})) {
            Path first = Files.write(downloads.resolve("1"), new byte[1_000_000]);
            assertThat(progress.state()).contains(" 1.0 MB fetched");
            Files.delete(first);
            Files.write(downloads.resolve("2"), new byte[2_000_000]);

            assertThat(progress.state()).contains(" 3.0 MB fetched");
        }
    }

    @Test
    void whereTheEngineWorksElsewhereNoBytesAreMadeUp(@TempDir Path downloads) {
        try (PullProgress progress = new PullProgress("a", downloads, line -> {})) {
            assertThat(progress.state()).startsWith("pulling a: the registry has not answered yet, ");
            progress.engineSays("Copying blob sha256:60c8ed21b48f");

            assertThat(progress.state()).matches("pulling a: 1 layer begun, \\d\\.\\d s");
        }
    }

    @Test
    void theEndIsWhatTheEngineKnows(@TempDir Path downloads) {
        try (PullProgress progress = new PullProgress("a", downloads, line -> {})) {
            assertThat(progress.end(new Image("id", "", 74_123_456, 3, "", Map.of())))
                    .matches("pulled a: 3 layers, 74\\.1 MB on disk, \\d\\.\\d s");
        }
    }
}
