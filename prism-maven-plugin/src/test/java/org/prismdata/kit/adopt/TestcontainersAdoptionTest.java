package org.prismdata.kit.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways to set up containers, each compiled before and after: whatever is understood of it, no code is broken. */
class TestcontainersAdoptionTest {
    private static final String TESTCONTAINERS = """
            package org.testcontainers.PACKAGE;

            public class NAME<T extends NAME<T>> extends org.testcontainers.Base<T> {
                public static final Integer POSTGRESQL_PORT = 5432;

                public NAME(String image) {}
            }
            """;

    @TempDir
    Path folder;

    private AdoptedProject project;

    @BeforeEach
    void write() throws IOException {
        project = new AdoptedProject(folder.resolve("project"));
        project.pom("");
        project.write(
                "pom.xml",
                project.read("pom.xml")
                        .replace(
                                "  <build>",
                                "  <dependencies>\n    <dependency>\n      <groupId>org.testcontainers</groupId>\n"
                                        + "      <artifactId>testcontainers</artifactId>\n    </dependency>\n"
                                        + "  </dependencies>\n  <build>"));
        library("Base", """
                package org.testcontainers;

                public class Base<T> implements AutoCloseable {
                    public String getHost() { return ""; }
                    public String getJdbcUrl() { return ""; }
                    public String getUsername() { return ""; }
                    public String getPassword() { return ""; }
                    public String getBootstrapServers() { return ""; }
                    public Integer getFirstMappedPort() { return 1; }
                    public Integer getMappedPort(int port) { return 1; }
                    @SuppressWarnings("unchecked") public T withExposedPorts(Integer... ports) { return (T) this; }
                    @SuppressWarnings("unchecked") public T withNetwork(Object network) { return (T) this; }
                    @SuppressWarnings("unchecked") public T withDatabaseName(String name) { return (T) this; }
                    public void start() {}
                    public void stop() {}
                    @Override public void close() {}
                }
                """);
        for (String name :
                List.of("containers.PostgreSQLContainer", "containers.GenericContainer", "kafka.KafkaContainer")) {
            String[] parts = name.split("\\.");
            library(parts[1], TESTCONTAINERS.replace("PACKAGE", parts[0]).replace("NAME", parts[1]));
        }
        for (String name : List.of(
                "org.testcontainers.junit.jupiter.Testcontainers",
                "org.testcontainers.junit.jupiter.Container",
                "org.junit.ClassRule",
                "org.junit.Test",
                "org.testng.annotations.Test",
                "org.springframework.test.context.DynamicPropertySource")) {
            int dot = name.lastIndexOf('.');
            library(
                    name.substring(dot + 1) + dot,
                    "package " + name.substring(0, dot) + "; public @interface " + name.substring(dot + 1) + " {}");
        }
        library(
                "Registry",
                "package org.springframework.test.context; public interface DynamicPropertyRegistry {"
                        + " void add(String name, java.util.function.Supplier<Object> value); }");
    }

    @Test
    void aSharedContainerOfABaseClass() throws IOException {
        test("Base", """
                import org.testcontainers.containers.*;

                public abstract class Base {
                    // For all.
                    public static final PostgreSQLContainer<?> DB = new PostgreSQLContainer<>("postgres:16-alpine");
                    protected static final KafkaContainer<?> KAFKA = new KafkaContainer<>("apache/kafka:4.0.0");

                    static {
                        DB.start();
                        KAFKA.start();
                    }
                }
                """.replace(
                        "import org.testcontainers.containers.*;",
                        "import org.testcontainers.containers.*;\nimport org.testcontainers.kafka.KafkaContainer;"));
        test("Middle", "abstract class Middle<T> extends Base {}\n");
        test("OrderTest", """
                import static a.Base.*;

                class OrderTest extends Middle<String> {
                    @org.junit.jupiter.api.Test
                    void asks() {
                        int port = this.DB.getMappedPort(5432) + OrderTest.DB.getFirstMappedPort();
                        String all = super.KAFKA.getBootstrapServers() + DB.getJdbcUrl() + DB.getUsername() + DB.getPassword();
                    }

                    static class Inner extends Base {
                        String url = DB.getJdbcUrl();
                    }
                }
                """);
        test(
                "b/OtherTest",
                "import static a.Base.*;\n\nclass OtherTest {\n    @org.junit.jupiter.api.Test void asks() { DB.getHost(); }\n}\n");

        assertThat(adopt()).isEmpty();
        assertThat(source("Base"))
                .isEqualTo(
                        "package a;\n\nimport org.testcontainers.containers.*;\n\npublic abstract class Base {\n}\n");
        assertThat(source("OrderIT")).doesNotContain("DB.", "KAFKA.");
        assertThat(project.read("pom.xml")).contains("<postgres/>", "<kafka>");
    }

    @Test
    void springIsToldByDynamicProperties() throws IOException {
        test("OrderIT", """
                import org.springframework.test.context.DynamicPropertyRegistry;
                import org.springframework.test.context.DynamicPropertySource;
                import org.testcontainers.containers.GenericContainer;
                import org.testcontainers.junit.jupiter.Container;
                import org.testcontainers.junit.jupiter.Testcontainers;

                @Testcontainers
                class OrderIT {
                    @Container
                    static GenericContainer<?> redis = new GenericContainer<>("redis:7-alpine").withExposedPorts(6379);
                    @Container
                    static GenericContainer<?> nats = new GenericContainer<>("nats:2").withExposedPorts(4222);

                    @DynamicPropertySource
                    static void tell(DynamicPropertyRegistry registry) {
                        registry.add("redis.host", redis::getHost);
                        registry.add("redis.port", redis::getFirstMappedPort);
                        registry.add("nats", () -> "nats://" + nats.getHost() + ":" + nats.getMappedPort(4222));
                    }
                }
                """);

        assertThat(adopt()).isEmpty();
        assertThat(source("OrderIT"))
                .doesNotContain("estcontainers")
                .contains("\"redis.port\", () -> Integer.getInteger(\"prism.redis.port\")")
                .contains("System.getProperty(\"prism.nats.host\") + \":\" + Integer.getInteger(\"prism.nats.port\")");
        assertThat(project.read("pom.xml")).doesNotContain("org.testcontainers");
    }

    @Test
    void junit4HasRulesForAClass() throws IOException {
        test("OrderTest", """
                import org.junit.ClassRule;
                import org.junit.Test;
                import org.testcontainers.containers.PostgreSQLContainer;

                public class OrderTest {
                    @ClassRule
                    public static PostgreSQLContainer<?> db = new PostgreSQLContainer<>("postgres:16-alpine");

                    @Test
                    public void asks() {
                        db.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
                        db.getJdbcUrl();
                    }
                }
                """);

        assertThat(adopt()).isEmpty();
        assertThat(source("OrderIT")).doesNotContain("ClassRule", "PostgreSQLContainer");
    }

    @Test
    void containersThatKnowEachOtherStay() throws IOException {
        test("OrderIT", """
                import org.testcontainers.containers.GenericContainer;
                import org.testcontainers.containers.PostgreSQLContainer;

                class OrderIT {
                    static final Object NET = new Object();
                    static final PostgreSQLContainer<?> DB = new PostgreSQLContainer<>("postgres:16").withNetwork(NET);
                    static final GenericContainer<?> APP = new GenericContainer<>("app:1").withNetwork(NET);
                    final String url = DB.getJdbcUrl() + APP.getHost();
                }
                """);
        String before = source("OrderIT");

        assertThat(adopt())
                .anySatisfy(left -> assertThat(left).contains("'DB': of .withNetwork(…) the kit knows no counterpart"))
                .anySatisfy(left -> assertThat(left).contains("'APP': the kit knows no service for the image"))
                .hasSize(2);
        assertThat(source("OrderIT")).isEqualTo(before);
        assertThat(project.read("pom.xml")).contains("org.testcontainers").doesNotContain("<services>");
    }

    @Test
    void thoseOfOneDeclarationStay() throws IOException {
        test("OrderIT", """
                import org.testcontainers.containers.GenericContainer;

                class OrderIT {
                    static GenericContainer<?> one = new GenericContainer<>("redis:7-alpine"), two = one;
                    String host = one.getHost();
                }
                """);
        String before = source("OrderIT");

        assertThat(adopt())
                .hasSize(2)
                .allSatisfy(left -> assertThat(left).contains("it is declared together with others"));
        assertThat(source("OrderIT")).isEqualTo(before);
    }

    @Test
    void anAnnotationStaysWhileAContainerNeedsIt() throws IOException {
        test("Base", """
                import org.testcontainers.containers.*;
                import org.testcontainers.junit.jupiter.Container;

                class Base {
                    @Container
                    static PostgreSQLContainer<?> db = new PostgreSQLContainer<>("postgres:16-alpine");
                    @Container
                    static GenericContainer<?> mail = new GenericContainer<>("mailhog:1");
                }
                """);
        test("Middle", "class Middle extends Base {}\n");
        test("OrderIT", """
                import org.testcontainers.junit.jupiter.Testcontainers;

                @Testcontainers
                class OrderIT extends Middle {
                    String url = db.getJdbcUrl() + mail.getHost();
                }
                """);

        assertThat(adopt()).hasSize(1);
        assertThat(source("OrderIT")).contains("@Testcontainers", "prism.postgres.url", "mail.getHost()");
    }

    @Test
    void aMethodAroundAllTestsThatIsCalledStays() throws IOException {
        test("OrderIT", """
                import org.junit.jupiter.api.AfterAll;
                import org.junit.jupiter.api.BeforeAll;
                import org.testcontainers.containers.PostgreSQLContainer;

                class OrderIT {
                    static final PostgreSQLContainer<?> DB = new PostgreSQLContainer<>("postgres:16-alpine");

                    @BeforeAll
                    static void up() {
                        DB.start();
                    }

                    @AfterAll
                    static void down() {
                        DB.stop();
                    }

                    static final class Again {
                        String url() {
                            up();
                            return DB.getJdbcUrl();
                        }
                    }
                }
                """);

        assertThat(adopt()).isEmpty();
        assertThat(source("OrderIT")).contains("static void up() {").doesNotContain("down", "AfterAll", "DB.");
    }

    @Test
    void aContainerThatIsNewForEachTestStays() throws IOException {
        test("OrderIT", """
                import org.junit.jupiter.api.AfterEach;
                import org.testcontainers.containers.PostgreSQLContainer;

                class OrderIT {
                    static final PostgreSQLContainer<?> DB = new PostgreSQLContainer<>("postgres:16-alpine");
                    final String url = DB.getJdbcUrl();

                    @AfterEach
                    void end() {
                        DB.stop();
                    }
                }
                """);

        assertThat(adopt()).singleElement().asString().contains("OrderIT.java:12 calls stop() for some tests only");
        assertThat(source("OrderIT")).contains("DB.stop();", "DB.getJdbcUrl()");
    }

    @Test
    void aContainerByItsFullNameIsFound() throws IOException {
        test("OrderTest", """
                public class OrderTest {
                    static org.testcontainers.containers.PostgreSQLContainer<?> db =
                            new org.testcontainers.containers.PostgreSQLContainer<>("postgres:16-alpine");

                    @org.junit.jupiter.api.Test
                    void asks() {
                        db.getHost();
                    }
                }
                """);
        test("b/Suite", "class Suite { Class<?> all = a.OrderTest.class; }\n");
        String pom = project.read("pom.xml");

        assertThat(adopt()).isEmpty();
        assertThat(source("OrderIT")).contains("prism.postgres.host").doesNotContain("testcontainers");
        assertThat(project.read("src/test/java/b/Suite.java")).contains("a.OrderIT.class");
        assertThat(project.read("pom.xml")).isNotEqualTo(pom);
    }

    @Test
    void aClassOfItsOwnForAContainerIsNamed() throws IOException {
        test("SharedDatabase", """
                import org.testcontainers.containers.GenericContainer;

                final class SharedDatabase extends GenericContainer<SharedDatabase> {
                    static final SharedDatabase INSTANCE = new SharedDatabase();

                    private SharedDatabase() {
                        super("postgres:16");
                    }
                }
                """);

        assertThat(adopt())
                .singleElement()
                .asString()
                .startsWith("src/test/java/a/SharedDatabase.java: it has a class of its own");
    }

    @Test
    void aNameThatIsPartOfAnotherIsNone() throws IOException {
        redis("OrderTest");
        project.write("src/test/resources/notes.txt", "MyOrderTest, OrderTests and Order\n");
        project.write("src/test/resources/OrderTests.sql", "");

        assertThat(adopt()).isEmpty();
        assertThat(source("OrderIT")).contains("class OrderIT");
    }

    @Test
    void aNameInATextStays() throws IOException {
        redis("OrderTest");
        test("Names", "class Names { String all = \"a.OrderTest\"; }\n");

        assertThat(adopt())
                .singleElement()
                .asString()
                .endsWith("src/test/java/a/Names.java has its name of now in a text");
    }

    @Test
    void testngMarksClasses() throws IOException {
        test("OrderTest", """
                import org.testcontainers.containers.GenericContainer;
                import org.testng.annotations.Test;

                @Test
                class OrderTest {
                    static final GenericContainer<?> REDIS = new GenericContainer<>("redis:7-alpine");

                    public void asks() {
                        REDIS.getHost();
                    }
                }
                """);

        assertThat(adopt()).isEmpty();
        assertThat(source("OrderIT")).contains("prism.redis.host");
    }

    @Test
    void urlsThatStartContainersAreNamed() throws IOException {
        test("OrderTest", "class OrderTest { String url = \"jdbc:tc:postgresql:16:///orders\"; }\n");
        project.write("src/test/resources/application.properties", "url=jdbc:tc:postgresql:16:///orders\n");

        assertThat(adopt()).hasSize(2).allSatisfy(left -> assertThat(left).contains("begins with jdbc:tc:"));
        assertThat(project.read("pom.xml")).contains("org.testcontainers");
    }

    @Test
    void whatKotlinUsesStays() throws IOException {
        redis("Base");
        project.write(
                "src/test/kotlin/a/PriceTest.kt", "package a\n\nclass PriceTest { val host = Base.REDIS.host }\n");

        assertThat(adopt()).singleElement().asString().contains("'REDIS': src/test/kotlin/a/PriceTest.kt uses it too");
        assertThat(project.read("pom.xml")).contains("org.testcontainers");
    }

    @Test
    void testsInKotlinAreNamedAndKeepTheirLibrary() throws IOException {
        redis("OrderIT");
        project.write(
                "src/test/kotlin/a/PriceIT.kt", "package a\n\nimport org.testcontainers.containers.GenericContainer\n");
        project.write("src/test/resources/logback-test.xml", "<logger name='org.testcontainers'/>");

        assertThat(adopt())
                .containsExactly(
                        "src/test/kotlin/a/PriceIT.kt: it uses Testcontainers; only tests in Java are changed");
        assertThat(source("OrderIT")).contains("prism.redis.host");
        assertThat(project.read("pom.xml")).contains("<groupId>org.testcontainers", "maven-failsafe-plugin");
    }

    @Test
    void whatAnotherModuleUsesStays() throws IOException {
        redis("Base");
        project.write("b/pom.xml", "<project>\n  <artifactId>b</artifactId>\n</project>\n");
        project.write(
                "b/src/test/java/b/PriceIT.java",
                "package b;\n\nclass PriceIT extends a.Base { String host = REDIS.getHost(); }\n");

        Adoption adoption = project.plan(List.of(project.module(""), project.module("b")));

        assertThat(adoption.leftAlone().toString()).contains("'REDIS': b/src/test/java/b/PriceIT.java uses it too");
    }

    @Test
    void aNameThatIsSaidElsewhereStays() throws IOException {
        redis("OneTest");
        redis("TwoTest");
        redis("FreeTest");
        project.write("src/test/resources/testng.xml", "<class name='a.OneTest'/>");
        project.write("src/test/resources/a/TwoTest.sql", "select 1;");

        assertThat(adopt())
                .containsExactlyInAnyOrder(
                        "src/test/java/a/OneTest.java: it uses containers, so it should be called OneIT, but"
                                + " src/test/resources/testng.xml goes by its name of now",
                        "src/test/java/a/TwoTest.java: it uses containers, so it should be called TwoIT, but"
                                + " src/test/resources/a/TwoTest.sql goes by its name of now");
        assertThat(source("FreeIT")).contains("class FreeIT");
    }

    @Test
    void failsafesOwnPatternsAreKept() throws IOException {
        redis("OrderIntegrationTest");
        redis("PriceTest");
        InheritedPlugin failsafe = new InheritedPlugin(
                true,
                true,
                Set.of("integration-test", "verify"),
                Set.of("includes"),
                List.of("**/*IntegrationTest.java"));

        Adoption adoption = project.plan(
                List.of(project.module("", Map.of(TestPlugins.MAVEN + ":" + TestPlugins.FAILSAFE, failsafe))));
        adoption.edits().apply();

        assertThat(adoption.leftAlone().toString())
                .contains(
                        "PriceTest.java: it uses containers, so it should be called PriceIT, but Failsafe would not run it");
        assertThat(source("OrderIntegrationTest")).contains("prism.redis.host");
        assertThat(source("PriceTest")).contains("prism.redis.host");
    }

    private void redis(String name) throws IOException {
        test(name, """
                import org.junit.jupiter.api.Test;
                import org.testcontainers.containers.GenericContainer;

                public class NAME {
                    public static final GenericContainer<?> REDIS = new GenericContainer<>("redis:7-alpine");

                    @Test
                    void asks() {
                        REDIS.getHost();
                    }
                }
                """.replace("NAME", name));
    }

    /** Those of the first compilation are compiled again; what was left alone, as text. */
    private List<String> adopt() throws IOException {
        compile();
        Adoption adoption = project.adopt();
        compile();
        assertThat(project.adopt().edits().isEmpty())
                .as("a second run has nothing to do")
                .isTrue();
        return adoption.leftAlone().stream().map(LeftAlone::toString).toList();
    }

    private void compile() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-d",
                Files.createTempDirectory(folder, "classes").toString(),
                "-proc:none",
                "-nowarn",
                "-cp",
                System.getProperty("java.class.path")));
        try (Stream<Path> library = Files.walk(folder.resolve("library"));
                Stream<Path> tests = Files.walk(project.root())) {
            Stream.concat(library, tests)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .forEach(arguments::add);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        arguments.subList(0, 6),
                        null,
                        compiler.getStandardFileManager(null, null, null)
                                .getJavaFileObjectsFromStrings(arguments.subList(6, arguments.size())))
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();
    }

    private void library(String name, String text) throws IOException {
        Matcher type = Pattern.compile("(?:class|interface) (\\w+)").matcher(text);
        assertThat(type.find()).isTrue();
        Path file = folder.resolve("library/" + name + "/" + type.group(1) + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void test(String name, String text) throws IOException {
        boolean other = name.startsWith("b/");
        project.write(
                "src/test/java/" + (other ? name : "a/" + name) + ".java",
                "package " + (other ? "b" : "a") + ";\n\n" + text);
    }

    private String source(String name) throws IOException {
        return project.read("src/test/java/a/" + name + ".java");
    }
}
