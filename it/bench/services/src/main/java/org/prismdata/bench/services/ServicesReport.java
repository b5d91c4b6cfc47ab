package org.prismdata.bench.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The tables of what the script has measured. */
final class ServicesReport {
    private static final String NOTHING = "–";
    private static final List<String> SERVICES = List.of("postgres", "redis", "nats", "kafka");
    private static final Map<String, String> START_PEERS = names(
            "testcontainers", "Testcontainers",
            "testcontainers-junit", "Testcontainers, JUnit extension",
            "docker-maven-plugin", "docker-maven-plugin",
            "podman-compose", "podman-compose");
    private static final Map<String, String> BUILDS = names(
            "kit", "kit, as generated projects have it",
            "kept", "kit, services kept up",
            "kit-without-overlap", "kit, without overlap",
            "kit-without-snapshots", "kit, without overlap and snapshot",
            "testcontainers", "Testcontainers, JUnit extension",
            "docker-maven-plugin", "docker-maven-plugin",
            "podman-compose", "podman-compose");
    private static final List<String> BUILD_PEERS = List.of("testcontainers", "docker-maven-plugin", "podman-compose");

    private final Results results;
    private final StringBuilder text = new StringBuilder();

    private ServicesReport(Results results) {
        this.results = results;
    }

    /** Arguments: the results, the file to write. */
    public static void main(String[] arguments) throws IOException {
        ServicesReport report = new ServicesReport(Results.read(Path.of(arguments[0])));
        report.machine();
        report.starts();
        report.builds();
        report.reactors();
        report.targets();
        System.out.print(report.text);
        Files.writeString(Path.of(arguments[1]), report.text);
    }

    private static Map<String, String> names(String... keysAndNames) {
        Map<String, String> names = new LinkedHashMap<>();
        IntStream.range(0, keysAndNames.length / 2)
                .forEach(i -> names.put(keysAndNames[2 * i], keysAndNames[2 * i + 1]));
        return names;
    }

    private void machine() {
        text.append(String.format(
                Locale.ROOT,
                "# Services beside other tools%n%n%s, %d cores, %s %s, Java %s; %s. Load before each part: %s.%n",
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                results.words("versions"),
                results.words("load")));
    }

    private void starts() {
        List<String> head = new ArrayList<>(List.of("Service", "Rounds", "kit", "kit, no snapshot"));
        head.addAll(START_PEERS.values());
        Table table = new Table(head);
        for (String service : SERVICES) {
            double kit = results.median("start", service, "kit");
            List<String> row = new ArrayList<>(List.of(
                    service,
                    String.valueOf(results.count("start", service, "kit")),
                    seconds(kit),
                    seconds(results.median("start", service, "kit-without-snapshots"))));
            START_PEERS.keySet().forEach(peer -> row.add(beside(kit, results.median("start", service, peer))));
            table.row(row);
        }
        section("Start → ready → gone, in a new process", table);
    }

    private void builds() {
        Table table = new Table(List.of("Build", "Rounds", "mvn -o verify", "Added", "kit : it", "kept : it"));
        table.row(
                "no services",
                String.valueOf(results.count("builds", "postgres", "none")),
                seconds(results.median("builds", "postgres", "none")),
                NOTHING,
                NOTHING,
                NOTHING);
        BUILDS.forEach((variant, name) -> {
            boolean peer = BUILD_PEERS.contains(variant);
            table.row(
                    name,
                    String.valueOf(results.count("builds", "postgres", variant)),
                    seconds(results.median("builds", "postgres", variant)),
                    seconds(added(variant)),
                    peer ? ratio(added("kit"), added(variant)) : NOTHING,
                    peer ? ratio(added("kept"), added(variant)) : NOTHING);
        });
        section("What Postgres adds to `mvn verify`", table);
    }

    private void reactors() {
        Table table = new Table(List.of("Build", "Rounds", "mvn -o verify", "Service time", "of one module's"));
        results.lines().stream()
                .filter(line -> line.get(0).equals("reactor"))
                .map(line -> line.get(1))
                .distinct()
                .forEach(build -> table.row(
                        build.equals("none") ? "one module, no services" : build.replace("-T", " modules, -T"),
                        String.valueOf(results.count("reactor", build)),
                        seconds(results.median("reactor", build)),
                        build.equals("none") ? NOTHING : seconds(serviceTime(build)),
                        build.equals("none")
                                ? NOTHING
                                : number(serviceTime(build) / serviceTime(build.replaceFirst("^\\d+", "1")), 1)
                                        + " ×"));
        section("A reactor whose modules share a Postgres", table);
    }

    /** Beyond what Maven takes to end without services. */
    private double serviceTime(String build) {
        return results.median(1, "reactor", build) - results.median(1, "reactor", "none");
    }

    private double added(String variant) {
        return results.median("builds", "postgres", variant) - results.median("builds", "postgres", "none");
    }

    private void targets() {
        Table table = new Table(List.of("Target", "Wanted", "Measured", "Met"));
        target(table, "Postgres, start → ready → gone", 0.6, results.median("start", "postgres", "kit"));
        target(table, "Redis, start → ready → gone", 0.5, results.median("start", "redis", "kit"));
        target(table, "NATS, start → ready → gone", 0.5, results.median("start", "nats", "kit"));
        target(table, "Kafka, start → ready → gone", 3, results.median("start", "kafka", "kit"));
        target(table, "Postgres adds to `mvn verify`", 0.15, added("kit"));
        target(table, "Postgres adds to `mvn verify`, kept up", 0.1, added("kept"));
        results.lines().stream()
                .filter(line -> line.get(0).equals("reactor"))
                .map(line -> line.get(1))
                .filter(build -> !build.equals("none") && !build.startsWith("1-"))
                .distinct()
                .forEach(build -> {
                    double times = serviceTime(build) / serviceTime(build.replaceFirst("^\\d+", "1"));
                    table.row(
                            build.replace("-T", " modules, -T") + ": service time of one module's",
                            "≤ 2 ×",
                            number(times, 1) + " ×",
                            met(times <= 2));
                });
        START_PEERS.forEach((peer, name) -> faster(
                table,
                "Postgres, start → ready → gone, beside " + name,
                5,
                results.median("start", "postgres", peer) / results.median("start", "postgres", "kit")));
        for (String peer : BUILD_PEERS) {
            faster(table, "Postgres in `mvn verify`, beside " + BUILDS.get(peer), 5, added(peer) / added("kit"));
            faster(table, "the same, kept up, beside " + BUILDS.get(peer), 10, added(peer) / added("kept"));
        }
        section("Targets", table);
    }

    private static void target(Table table, String what, double wanted, double measured) {
        table.row(what, "≤ " + seconds(wanted), seconds(measured), met(measured <= wanted));
    }

    private static void faster(Table table, String what, double wanted, double measured) {
        table.row(what, "≥ " + number(wanted, 0) + " × faster", number(measured, 1) + " ×", met(measured >= wanted));
    }

    private static String met(boolean met) {
        return met ? "yes" : "**no**";
    }

    private void section(String title, Table table) {
        text.append("\n## ").append(title).append("\n\n").append(table);
    }

    private static String beside(double kit, double peer) {
        return Double.isNaN(peer) ? NOTHING : seconds(peer) + " (" + ratio(kit, peer) + ")";
    }

    private static String ratio(double kit, double peer) {
        return Double.isNaN(kit) || Double.isNaN(peer) ? NOTHING : "1 : " + number(peer / kit, 1);
    }

    private static String seconds(double value) {
        return Double.isNaN(value) ? NOTHING : number(value, 2) + " s";
    }

    private static String number(double value, int digits) {
        return Double.isNaN(value) ? NOTHING : String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
