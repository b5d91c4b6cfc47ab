package org.prismdata.kit.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.service.ConfigurationElement;
import org.prismdata.kit.service.ServiceCatalog;
import org.prismdata.kit.service.ServiceReader;

class ComposeRequestTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("compose.yaml"), "services: {postgres: {image: postgres}}");
    }

    @Test
    void theTimeOutIsSeconds() {
        assertThat(ComposeRequest.of(file, "90").timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThatThrownBy(() -> ComposeRequest.of(file, "soon"))
                .hasMessageContaining("prism.composeTimeout is 'soon'");
    }

    @Test
    void aNameIsThatOfOneServiceOnly() {
        ServiceCatalog catalog = new ServiceCatalog(() -> ImageName.parse("localhost/orders:1.0", "test"));
        ConfigurationElement postgres = new ConfigurationElement("postgres", "", List.of());
        ConfigurationElement services = new ConfigurationElement("services", "", List.of(postgres));

        assertThatThrownBy(() -> ComposeRequest.of(file, "60")
                        .refuseNamesOf(new ServiceReader(catalog, folder, Map.of()).read(services, Optional.empty())))
                .hasMessageContaining("compose.yaml has a service postgres, and so has <services>");
    }
}
