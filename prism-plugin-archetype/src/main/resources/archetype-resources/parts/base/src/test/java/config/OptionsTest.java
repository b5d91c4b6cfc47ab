package ${package}.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void everythingHasADefault() throws ConfigException {
        Options options = Options.parse();
        assertThat(options.config()).isEmpty();
        assertThat(options.grpcPort()).isEmpty();
        assertThat(options.metricsPort()).isZero();
        assertThat(options.debug()).isFalse();
        assertThat(options.help()).isFalse();
    }

    @Test
    void readsEveryFlag() throws ConfigException {
        Options options =
                Options.parse("--config", "a.yaml", "--grpc-port", "0", "--metrics-port", "9090", "--debug", "--help");
        assertThat(options.config()).contains(Path.of("a.yaml"));
        assertThat(options.grpcPort()).hasValue(0);
        assertThat(options.metricsPort()).isEqualTo(9090);
        assertThat(options.debug()).isTrue();
        assertThat(options.help()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "--prot 1, unknown flag \"--prot\"; see --help",
                "--config, --config needs a value; see --help",
                "--grpc-port x, ~--grpc-port must be a port, 0 to 65535, got \"x\"~",
                "--metrics-port -1, ~--metrics-port must be a port, 0 to 65535, got \"-1\"~",
                "--grpc-port 65536, ~--grpc-port must be a port, 0 to 65535, got \"65536\"~"
            })
    void saysWhatIsWrong(String line, String message) {
        assertThatThrownBy(() -> Options.parse(line.split(" ")))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }
}
