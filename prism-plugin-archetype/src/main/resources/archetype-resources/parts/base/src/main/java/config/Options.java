package ${package}.config;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The command line.
 *
 * @param grpcPort 0 for any free port
 * @param metricsPort 0 for no metrics
 */
public record Options(Optional<Path> config, OptionalInt grpcPort, int metricsPort, boolean debug, boolean help) {
    public static final String USAGE = """
            Usage: ${artifactId} [--config FILE] [--grpc-port N] [--metrics-port N] [--debug] [--help]

              --config FILE      YAML configuration
              --grpc-port N      port of the gRPC server, 0 for any free one; overrides the
                                 configuration's control_plane.port; default 50051
              --metrics-port N   port of the Prometheus metrics, 0 for none; default 0
              --debug            log more
              --help             show this text
            """;

    public static Options parse(String... args) throws ConfigException {
        Optional<Path> config = Optional.empty();
        OptionalInt grpcPort = OptionalInt.empty();
        int metricsPort = 0;
        boolean debug = false;
        boolean help = false;
        Iterator<String> rest = List.of(args).iterator();
        while (rest.hasNext()) {
            String flag = rest.next();
            switch (flag) {
                case "--config" -> config = Optional.of(Path.of(value(flag, rest)));
                case "--grpc-port" -> grpcPort = OptionalInt.of(Port.parse(flag, value(flag, rest)));
                case "--metrics-port" -> metricsPort = Port.parse(flag, value(flag, rest));
                case "--debug" -> debug = true;
                case "--help" -> help = true;
                default -> throw new ConfigException("unknown flag \"" + flag + "\"; see --help");
            }
        }
        return new Options(config, grpcPort, metricsPort, debug, help);
    }

    private static String value(String flag, Iterator<String> rest) throws ConfigException {
        if (!rest.hasNext()) {
            throw new ConfigException(flag + " needs a value; see --help");
        }
        return rest.next();
    }
}
