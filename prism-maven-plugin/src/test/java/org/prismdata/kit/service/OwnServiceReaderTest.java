package org.prismdata.kit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.readiness.CommandReadiness;
import org.prismdata.kit.readiness.HttpReadiness;
import org.prismdata.kit.readiness.LogReadiness;
import org.prismdata.kit.readiness.Readiness;
import org.prismdata.kit.readiness.TcpReadiness;

class OwnServiceReaderTest {
    @TempDir
    Path folder;

    @Test
    void nameImageAndPortAreEnough() {
        ServiceRequest web = one(service());

        assertThat(web.name()).isEqualTo("web");
        assertThat(web.image()).hasToString("docker.io/library/nginx:1");
        assertThat(web.service().port()).isEqualTo(80);
        assertThat(web.port()).isEmpty();
        assertThat(web.command()).isEmpty();
        assertThat(readiness(web)).isEqualTo(new TcpReadiness());
    }

    @Test
    void itHasTheSettingsOfAnyService() throws IOException {
        Files.createFile(folder.resolve("app.conf"));

        ServiceRequest web = one(service(
                element("tag", "2"),
                element("env", "", element("MODE", "test")),
                element("command", "-v serve"),
                element("timeout", "5"),
                element("restartable", "true"),
                element(
                        "files",
                        "",
                        element("file", "", element("from", "app.conf"), element("to", "/etc/app.conf")))));

        assertThat(web.image()).hasToString("docker.io/library/nginx:2");
        assertThat(web.environment()).containsExactly(Map.entry("MODE", "test"));
        assertThat(web.command()).containsExactly("-v", "serve");
        assertThat(web.restartable()).isTrue();
        assertThat(web.files()).containsExactly(new ProjectFile(folder.resolve("app.conf"), "/etc/app.conf"));
    }

    @Test
    void theFourKindsOfReadiness() {
        assertThat(readiness(one(service(readiness(element("http", "/health"))))))
                .isEqualTo(new HttpReadiness("/health"));
        assertThat(readiness(one(service(readiness(element("tcp", "")))))).isEqualTo(new TcpReadiness());
        assertThat(readiness(one(service(readiness(element("log", "Rea+dy"))))))
                .asInstanceOf(InstanceOfAssertFactories.type(LogReadiness.class))
                .extracting(LogReadiness::line)
                .extracting(Pattern::pattern)
                .isEqualTo("Rea+dy");
        assertThat(readiness(one(service(readiness(element("command", "", element("a", "sh"), element("a", "a b")))))))
                .isEqualTo(new CommandReadiness(List.of("sh", "a b")));
    }

    @Test
    void aPortOfThisMachineMayBeAsked() {
        ServiceRequest web = one(
                element("service", "", element("name", "web"), element("image", "nginx"), element("port", "18080:80")));

        assertThat(web.port()).hasValue(18080);
        assertThat(web.service().port()).isEqualTo(80);
        assertThat(reader(Map.of("prism.web.port", "18081"))
                        .read(element("services", "", service()), Optional.empty())
                        .get(0)
                        .port())
                .hasValue(18081);
    }

    @Test
    void testsAreToldWhereItIs() {
        assertThat(one(service()).service().instance(Map.of(), 4711).properties())
                .isEqualTo(Map.of("host", "127.0.0.1", "port", "4711"));
        assertThat(one(service(readiness(element("http", "/"))))
                        .service()
                        .instance(Map.of(), 4711)
                        .properties())
                .containsEntry("url", "http://127.0.0.1:4711");
    }

    @Test
    void itCanBeChosenByName() {
        ConfigurationElement services = element("services", "", service(), element("postgres", ""));

        assertThat(reader(Map.of()).read(services, Optional.of("web")))
                .extracting(ServiceRequest::name)
                .containsExactly("web");
    }

    @Test
    void eachModuleHasItsOwnUnlessItIsShared() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));

        assertThat(one(service()).definition())
                .isNotEqualTo(one(other, service()).definition());
        assertThat(one(service(element("shared", "true"))).definition())
                .isEqualTo(one(other, service(element("shared", "true"))).definition());
    }

    @Test
    void whatItsContainerIsMadeOfIsPartOfItsDefinition() throws IOException {
        Files.createDirectory(folder.resolve("conf"));
        ConfigurationElement files =
                element("files", "", element("file", "", element("from", "conf"), element("to", "/etc/app")));
        List<String> definitions = new ArrayList<>();
        definitions.add(one(service()).definition());
        definitions.add(one(service(readiness(element("http", "/")))).definition());
        definitions.add(one(service(readiness(element("http", "/health")))).definition());
        definitions.add(one(service(files)).definition());
        Files.writeString(folder.resolve("conf/a"), "1");
        definitions.add(one(service(files)).definition());
        Files.writeString(folder.resolve("conf/a"), "2");
        definitions.add(one(service(files)).definition());

        assertThat(definitions).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name  | Web       | <services><service[1]><name> is 'Web'",
                "name  | web-      | <services><service[1]><name> is 'web-'",
                "name  | postgres  | <services><service[1]><name> is 'postgres'",
                "name  | ''        | <services><service[1]><name> is empty",
                "image | ng inx    | <services><service[web]><image> is 'ng inx'",
                "port  | 0         | <services><service[web]><port> is '0'",
                "port  | 1:2:3     | <services><service[web]><port> is '1:2:3'",
                "port  | 99999     | <services><service[web]><port> is '99999'",
                "port  | 65536:80  | <services><service[web]><port> is '65536:80'",
            })
    void aWrongValueIsRefusedWithItsPath(String name, String value, String problem) {
        ConfigurationElement right = service();
        ConfigurationElement wrong = new ConfigurationElement(
                "service",
                "",
                right.children().stream()
                        .map(child -> child.name().equals(name) ? element(name, value) : child)
                        .toList());

        refused(wrong, problem);
    }

    @Test
    void whatIsMissingIsNamed() {
        refused(element("service", ""), "<services><service[1]> has no <name>");
        refused(element("service", "", element("name", "web")), "<services><service[web]> has no <image>");
        refused(
                element("service", "", element("name", "web"), element("image", "nginx")),
                "<services><service[web]> has no <port>");
    }

    @Test
    void whatIsNoSettingIsRefused() {
        refused(service(element("initSql", "a.sql")), "<services><service[web]><initSql> is not a setting");
        refused(service(element("shared", "maybe")), "<services><service[web]><shared> is 'maybe'");
        refused(service(), service(), "<services><service[web]> is there twice");
    }

    @Test
    void aWrongReadinessIsRefused() {
        String path = "<services><service[web]><readiness>";
        refused(service(element("readiness", "soon")), path + " holds 0 elements");
        refused(service(readiness(element("ping", ""))), path + "<ping> is no way to know that a service is ready");
        refused(service(readiness(element("http", "health"))), path + "<http> is 'health'");
        refused(service(readiness(element("http", "/a b"))), path + "<http> is '/a b'");
        refused(service(readiness(element("log", "(oops"))), path + "<log> is '(oops'");
        refused(service(readiness(element("command", ""))), path + "<command> is empty");
    }

    @Test
    void aWrongFileIsRefused() throws IOException {
        Files.createFile(folder.resolve("a"));
        String path = "<services><service[web]><files>";
        refused(service(element("files", "a")), path + " is 'a'");
        refused(service(file(element("from", "b"), element("to", "/b"))), path + "<file><from> is 'b'");
        refused(service(file(element("from", "a"))), path + "<file> has no <to>");
        refused(service(file(element("from", "a"), element("to", "etc/a"))), path + "<file><to> is 'etc/a'");
        refused(service(file(element("from", "a"), element("to", "/a:rw"))), path + "<file><to> is '/a:rw'");
    }

    private void refused(ConfigurationElement service, String problem) {
        assertThatThrownBy(() -> one(service))
                .isInstanceOfSatisfying(
                        PrismException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private void refused(ConfigurationElement first, ConfigurationElement second, String problem) {
        assertThatThrownBy(() -> reader(Map.of()).read(element("services", "", first, second), Optional.empty()))
                .isInstanceOfSatisfying(
                        PrismException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private ServiceRequest one(ConfigurationElement service) {
        return one(folder, service);
    }

    private static ServiceRequest one(Path module, ConfigurationElement service) {
        return reader(module, Map.of())
                .read(element("services", "", service), Optional.empty())
                .get(0);
    }

    private ServiceReader reader(Map<String, String> properties) {
        return reader(folder, properties);
    }

    private static ServiceReader reader(Path module, Map<String, String> properties) {
        ServiceCatalog catalog = new ServiceCatalog(() -> ImageName.parse("localhost/orders:1.0", "test"));
        return new ServiceReader(catalog, module, properties);
    }

    private static Readiness readiness(ServiceRequest request) {
        return request.service().instance(Map.of(), 1).readiness();
    }

    private static ConfigurationElement readiness(ConfigurationElement kind) {
        return element("readiness", "", kind);
    }

    private static ConfigurationElement file(ConfigurationElement... places) {
        return element("files", "", element("file", "", places));
    }

    /** One named web, with more children. */
    private static ConfigurationElement service(ConfigurationElement... more) {
        List<ConfigurationElement> children =
                new ArrayList<>(List.of(element("name", "web"), element("image", "nginx:1"), element("port", "80")));
        children.addAll(List.of(more));
        return new ConfigurationElement("service", "", children);
    }

    private static ConfigurationElement element(String name, String text, ConfigurationElement... children) {
        return new ConfigurationElement(name, text, List.of(children));
    }
}
