package ${package}.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginConfigTest {
    private Path file;

    @BeforeEach
    void nameFile(@TempDir Path folder) {
        file = folder.resolve("plugin.yaml");
    }

    @Test
    void readsEverySection() throws Exception {
        PluginConfig config = read("""
                plugin: {name: shop, version: 1.2}
                control_plane:
                  port: 4000
                backend:
                  address: somewhere
                  size: 3
                """);
        assertThat(config)
                .isEqualTo(
                        new PluginConfig("shop", "1.2", 4000, new Settings(Map.of("address", "somewhere", "size", 3))));
    }

    @ParameterizedTest
    @CsvSource({"''", "plugin:", "something_else: 1"})
    void everythingHasADefault(String yaml) throws Exception {
        assertThat(read(yaml)).isEqualTo(PluginConfig.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "just a text | : the configuration must be a map, got \"just a text\"",
                "plugin: shop | : plugin must be a map, got \"shop\"",
                "plugin: {name: []} | : plugin.name must be a text, got \"[]\"",
                "control_plane: {port: 99999} | : control_plane.port must be a port, 0 to 65535, got \"99999\"",
                "backend: {a: b | , line 1, column 15: not YAML: expected ',' or '}', but got <stream end>",
            })
    void saysInOneLineWhatIsWrong(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigException.class).hasMessage(file + message);
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> PluginConfig.read(file))
                .isInstanceOf(ConfigException.class)
                .hasMessage("cannot read " + file + ": no such file");
    }

    private PluginConfig read(String yaml) throws IOException, ConfigException {
        return PluginConfig.read(Files.writeString(file, yaml));
    }
}
