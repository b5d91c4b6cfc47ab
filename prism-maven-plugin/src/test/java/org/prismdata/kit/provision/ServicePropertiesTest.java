package org.prismdata.kit.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePropertiesTest {
    private static final RunningService POSTGRES = new RunningService(
            "postgres", "c", Map.of("prism.postgres.password", "a=b:c\\ü", "prism.postgres.port", "5432"));

    @TempDir
    Path folder;

    @Test
    void theFileIsReadBackAsWritten() throws Exception {
        Path file = ServiceProperties.write(ServiceProperties.ofBuildIn(folder), List.of(POSTGRES));

        Properties read = new Properties();
        try (var in = Files.newInputStream(file)) {
            read.load(in);
        }
        assertThat(read).isEqualTo(POSTGRES.properties());
    }

    @Test
    void onlyItsOwnerMayReadItAlsoWhenItIsReplaced() throws Exception {
        ServiceProperties.write(ServiceProperties.ofBuildIn(folder), List.of(POSTGRES));
        Path file = ServiceProperties.write(ServiceProperties.ofBuildIn(folder), List.of(POSTGRES));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void itHasNoTimeOfDay() throws Exception {
        assertThat(ServiceProperties.write(ServiceProperties.ofBuildIn(folder), List.of(POSTGRES)))
                .content()
                .doesNotContain("#");
    }
}
