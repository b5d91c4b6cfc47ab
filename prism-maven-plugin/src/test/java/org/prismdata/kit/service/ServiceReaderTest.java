package org.prismdata.kit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;

class ServiceReaderTest {
    @TempDir
    Path folder;

    @Test
    void aNameAloneIsEnough() {
        ServiceRequest postgres = read(Map.of(), element("postgres", "")).get(0);

        assertThat(postgres.image()).hasToString("docker.io/library/postgres:16-alpine");
        assertThat(postgres.port()).isEmpty();
        assertThat(postgres.timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(postgres.command()).contains("fsync=off");
    }

    @Test
    void everySettingIsRead() throws Exception {
        Files.createFile(folder.resolve("schema.sql"));

        ServiceRequest postgres = read(
                        Map.of(),
                        element(
                                "postgres",
                                "",
                                element("image", "quay.io/team/pg:1"),
                                element("tag", "2"),
                                element("env", "", element("POSTGRES_DB", "orders")),
                                element("initSql", "schema.sql"),
                                element("command", " -c  max_connections=9 "),
                                element("port", "15432"),
                                element("timeout", "5")))
                .get(0);

        assertThat(postgres.image()).hasToString("quay.io/team/pg:2");
        assertThat(postgres.environment()).containsExactly(Map.entry("POSTGRES_DB", "orders"));
        assertThat(postgres.initSql()).contains(folder.resolve("schema.sql"));
        assertThat(postgres.command()).containsExactly("-c", "max_connections=9");
        assertThat(postgres.port()).hasValue(15432);
        assertThat(postgres.timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aCommandsArgumentsCanHoldSpaces() {
        ServiceRequest postgres = read(
                        Map.of(),
                        element("postgres", "", element("command", "", element("a", "sh"), element("a", "echo 1"))))
                .get(0);

        assertThat(postgres.command()).containsExactly("sh", "echo 1");
    }

    @Test
    void thePropertyWins() {
        ServiceRequest postgres = read(
                        Map.of(
                                "prism.postgres.image", "postgres:15",
                                "prism.postgres.env.TZ", "UTC"),
                        element(
                                "postgres",
                                "",
                                element("image", "postgres:14"),
                                element("env", "", element("TZ", "CET"))))
                .get(0);

        assertThat(postgres.image()).hasToString("docker.io/library/postgres:15");
        assertThat(postgres.environment()).containsEntry("TZ", "UTC");
    }

    @Test
    void namesOnTheCommandLineChooseAmongTheConfiguredOnesOrStandAlone() {
        ConfigurationElement configured = element("services", "", element("postgres", "", element("tag", "15")));
        ConfigurationElement none = element("services", "");
        ServiceReader reader = reader(Map.of());

        assertThat(reader.read(configured, Optional.of("postgres")).get(0).image())
                .hasToString("docker.io/library/postgres:15");
        assertThat(reader.read(none, Optional.of(" postgres "))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "imagee,  x,             <services><postgres><imagee> is not a setting",
        "image,   Post gres,     <services><postgres><image> is 'Post gres'",
        "tag,     a b,           <services><postgres><tag> is 'docker.io/library/postgres:a b'",
        "initSql, nowhere.sql,   <services><postgres><initSql> is 'nowhere.sql'",
        "port,    0,             <services><postgres><port> is '0'",
        "port,    eighty,        <services><postgres><port> is 'eighty'",
        "port,    '',            <services><postgres><port> is empty",
        "timeout, -1,            <services><postgres><timeout> is '-1'",
    })
    void aWrongSettingIsRefusedWithItsPath(String name, String value, String problem) {
        assertThatThrownBy(() -> read(Map.of(), element("postgres", "", element(name, value))))
                .isInstanceOfSatisfying(
                        PrismException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @Test
    void aWrongPropertyIsRefusedWithItsName() {
        assertThatThrownBy(() -> read(Map.of("prism.postgres.port", "x"), element("postgres", "")))
                .hasMessageContaining("-Dprism.postgres.port is 'x'");
    }

    @Test
    void aServiceMayDependOnOthers() {
        List<ServiceRequest> requests = reader(Map.of())
                .read(
                        element(
                                "services",
                                "",
                                element("postgres", ""),
                                element("redis", "", element("dependsOn", "postgres , nats")),
                                element("nats", "")),
                        Optional.empty());
        assertThat(requests.get(1).dependsOn()).containsExactlyInAnyOrder("postgres", "nats");
        assertThat(requests.get(0).dependsOn()).isEmpty();
    }

    @Test
    void whatAServiceDependsOnHasToBeThere() {
        assertThatThrownBy(() -> read(Map.of(), element("redis", "", element("dependsOn", "postgres"))))
                .hasMessageContainingAll("<services><redis><dependsOn> names 'postgres'", "add it to <services>");
    }

    @Test
    void noServiceWaitsForItself() {
        assertThatThrownBy(() -> reader(Map.of())
                        .read(
                                element(
                                        "services",
                                        "",
                                        element("postgres", "", element("dependsOn", "redis")),
                                        element("redis", "", element("dependsOn", "postgres"))),
                                Optional.empty()))
                .hasMessageContaining("<services><postgres><dependsOn> leads back to postgres");
    }

    @Test
    void aServiceMayBeRestartable() {
        assertThat(one(element("redis", "")).restartable()).isFalse();
        assertThat(one(element("redis", "", element("restartable", "true"))).restartable())
                .isTrue();
        assertThatThrownBy(() -> one(element("redis", "", element("restartable", "yes"))))
                .hasMessageContaining("<services><redis><restartable> is 'yes'");
    }

    @Test
    void theSameDefinitionMayBeShared() throws IOException {
        String plain = one(element("postgres", "")).definition();
        assertThat(one(element("postgres", "", element("timeout", "5"))).definition())
                .isEqualTo(plain);
        assertThat(one(element("postgres", "", element("tag", "15"))).definition())
                .isNotEqualTo(plain);
        Files.writeString(folder.resolve("a.sql"), "select 1;");
        ConfigurationElement withSql = element("postgres", "", element("initSql", "a.sql"));
        String first = one(withSql).definition();
        Files.writeString(folder.resolve("a.sql"), "select 2;");
        assertThat(one(withSql).definition()).isNotEqualTo(first);
    }

    private ServiceRequest one(ConfigurationElement service) {
        return read(Map.of(), service).get(0);
    }

    @Test
    void anUnknownServiceIsRefused() {
        assertThatThrownBy(() -> read(Map.of(), element("postgrs", "")))
                .hasMessageContainingAll("<services><postgrs>", "knows: postgres, redis, nats, kafka, plugin");
        assertThatThrownBy(() -> reader(Map.of()).read(element("services", ""), Optional.of("mysql")))
                .hasMessageContaining("-Dprism.services names the service 'mysql'");
    }

    @Test
    void initSqlIsRefusedForAServiceWithoutSql() {
        assertThatThrownBy(() -> read(Map.of(), element("redis", "", element("initSql", "schema.sql"))))
                .isInstanceOfSatisfying(PrismException.class, e -> {
                    assertThat(e.problem()).isEqualTo("<services><redis><initSql> is 'schema.sql'");
                    assertThat(e).hasMessageContaining("redis runs no SQL");
                });
        assertThatThrownBy(() -> read(Map.of("prism.redis.initSql", "schema.sql"), element("redis", "")))
                .hasMessageContaining("-Dprism.redis.initSql is 'schema.sql'");
    }

    @Test
    void thePluginIsTheProjectsOwnImageUnlessAnotherIsNamed() {
        assertThat(read(Map.of(), element("plugin", "")).get(0).image()).hasToString("localhost/orders:1.0");
        assertThat(read(Map.of(), element("plugin", "", element("image", "localhost/other:2")))
                        .get(0)
                        .image())
                .hasToString("localhost/other:2");
    }

    @Test
    void theOwnImageIsAskedForOnlyWhereItIsUsed() {
        ServiceCatalog catalog = new ServiceCatalog(() -> fail("asked for the image's name"));
        ConfigurationElement services = element(
                "services", "", element("postgres", ""), element("plugin", "", element("image", "localhost/other:2")));

        assertThat(new ServiceReader(catalog, folder, Map.of()).read(services, Optional.empty()))
                .hasSize(2);
    }

    @Test
    void aServiceNamedTwiceIsRefused() {
        assertThatThrownBy(() -> read(Map.of(), element("postgres", ""), element("postgres", "")))
                .hasMessageContaining("<services><postgres> is there twice");
    }

    private List<ServiceRequest> read(Map<String, String> properties, ConfigurationElement... services) {
        return reader(properties).read(element("services", "", services), Optional.empty());
    }

    private ServiceReader reader(Map<String, String> properties) {
        ServiceCatalog catalog = new ServiceCatalog(() -> ImageName.parse("localhost/orders:1.0", "test"));
        return new ServiceReader(catalog, folder, properties);
    }

    private static ConfigurationElement element(String name, String text, ConfigurationElement... children) {
        return new ConfigurationElement(name, text, List.of(children));
    }
}
