import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsIT {
    private static final String PASSWORD = System.getProperty("prism.postgres.password");

    @Test
    void noProgramHasThePasswordAmongItsArguments() throws IOException {
        assertTrue(PASSWORD.length() >= 20);
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            List<String> lines = processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .map(process -> text(process.resolve("cmdline")))
                    .toList();
            assertTrue(lines.stream().anyMatch(line -> line.contains("conmon")));
            assertTrue(lines.stream().noneMatch(line -> line.contains(PASSWORD)));
        }
        Files.writeString(
                Path.of("target", "passwords"), PASSWORD + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void onlyItsOwnerMayReadAFileWithThePassword() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(Path.of("target", "prism"), Path.of(System.getenv("XDG_RUNTIME_DIR"), "prism"))) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(Files::isRegularFile)
                        .filter(file -> text(file).contains(PASSWORD))
                        .forEach(files::add);
            }
        }
        assertTrue(!files.isEmpty());
        for (Path file : files) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), file.toString());
        }
    }

    @Test
    void theServersLogDoesNotShowThePasswordEvenWhenItShowsEveryStatement() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(System.getenv("XDG_RUNTIME_DIR"), "prism"))) {
            List<String> logs = all.filter(file -> file.toString().matches(".*-postgres-[^/]*\\.log"))
                    .map(SecretsIT::text)
                    .toList();
            assertTrue(logs.stream().anyMatch(log -> log.contains("statement: set log_statement")));
            assertTrue(logs.stream().noneMatch(log -> log.contains(PASSWORD)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "redis", "nats"})
    void onlyThisMachineReachesTheService(String service) throws IOException {
        String port = String.format(":%04X", Integer.getInteger("prism." + service + ".port"));
        String listening = " 0A ";
        List<String> sockets = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> text(Path.of(table)).lines())
                .filter(line -> line.contains(port + " ") && line.contains(listening))
                .map(line -> line.strip().split(" +")[1])
                .toList();
        assertEquals(List.of("0100007F" + port), sockets);
    }

    /** Empty where there is nothing to be read, or no more. */
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
