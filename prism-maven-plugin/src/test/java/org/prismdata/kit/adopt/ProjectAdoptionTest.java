package org.prismdata.kit.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectAdoptionTest {
    @TempDir
    Path root;

    private AdoptedProject project;

    @BeforeEach
    void openProject() {
        project = new AdoptedProject(root);
    }

    @Test
    void aBareProjectGetsThePlugin() throws IOException {
        pom("");
        test("OrderTest", "class OrderTest { @org.junit.jupiter.api.Test void runs() {} }");

        Adoption adoption = adopt();

        assertThat(pom())
                .contains(
                        "<artifactId>prism-maven-plugin</artifactId>",
                        "<extensions>true</extensions>",
                        "<goal>start</goal>")
                .doesNotContain("failsafe", "<services>");
        assertThat(adoption.leftAlone()).isEmpty();
        assertThat(adopt().edits().isEmpty()).isTrue();
    }

    @Test
    void whatIsInheritedIsNotSaidAgain() throws IOException {
        pom("");
        test("OrderIT", "class OrderIT {}");
        InheritedPlugin managed = new InheritedPlugin(
                false, true, Set.of("integration-test", "verify", "start", "stop"), Set.of(), List.of());

        project.plan(List.of(project.module(
                        "",
                        Map.of(
                                "org.prismdata:prism-maven-plugin", managed,
                                "org.apache.maven.plugins:maven-failsafe-plugin", managed))))
                .edits()
                .apply();

        assertThat(pom())
                .contains("prism-maven-plugin", "maven-failsafe-plugin")
                .doesNotContain("<version>9", "<extensions>", "<executions>");
    }

    @Test
    void integrationTestsRunInFailsafeOnly() throws IOException {
        pom("""
                <plugin>
                  <artifactId>maven-surefire-plugin</artifactId>
                  <version>3.2.5</version>
                  <configuration>
                    <includes>
                      <include>**/*Test.java</include>
                      <include>**/*IT.java</include>
                    </includes>
                    <systemPropertyVariables>
                      <mode>fast</mode>
                    </systemPropertyVariables>
                  </configuration>
                </plugin>
                """);
        test("OrderIT", "class OrderIT {}");

        adopt();

        assertThat(pom())
                .contains("<include>**/*Test.java</include>")
                .doesNotContain("*IT.java")
                .containsPattern(
                        "(?s)failsafe.*<version>3.2.5</version>.*<mode>fast</mode>.*<goal>integration-test</goal>");
        assertThat(adopt().edits().isEmpty()).isTrue();
    }

    @Test
    void dockerMavenPluginBecomesServices() throws IOException {
        pom(docker("", """
                <image>
                  <name>postgres:15</name>
                  <run>
                    <ports><port>5432:5432</port></ports>
                    <env><POSTGRES_USER>clerk</POSTGRES_USER></env>
                    <wait><time>5000</time></wait>
                  </run>
                </image>
                <image>
                  <name>registry.example/search/engine:3</name>
                  <alias>Search</alias>
                  <run>
                    <ports><port>search.port:9200</port></ports>
                    <wait><http><url>http://localhost:${search.port}/health</url></http></wait>
                  </run>
                </image>
                """));

        Adoption adoption = adopt();

        assertThat(adoption.leftAlone()).isEmpty();
        assertThat(pom().replaceAll("\\s+", ""))
                .doesNotContain("docker-maven-plugin")
                .contains(
                        "<postgres><tag>15</tag><port>5432</port><env><POSTGRES_USER>clerk</POSTGRES_USER></env></postgres>"
                                + "<service><name>search</name><image>registry.example/search/engine:3</image>"
                                + "<port>9200</port><readiness><http>/health</http></readiness></service>");
        assertThat(adopt().edits().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <image><name>a:1</name><build/></image> | | has a <build>
                    <image><name>a:1</name><run><ports><port>1</port></ports><links/></run></image> | | <run> has <links>
                    <image><name>a:1</name><run><ports><port>1</port><port>2</port></ports></run></image> | | publishes 2 ports
                    <image><name>redis:7</name><run><ports><port>6379</port></ports><portPropertyFile>p</portPropertyFile></run></image> | | <run> has <portPropertyFile>
                    <image><name>a:${v}</name></image> | | no image's name as it stands
                    <image><name>redis:7</name><run><ports><port>1</port></ports></run></image> | | not the usual one
                    <image><name>redis:7</name><run><ports><port>6379</port></ports></run></image><image><name>redis:6</name><run><ports><port>6379</port></ports></run></image> | | it is a second redis
                    <image><name>redis:7</name><run><ports><port>6379</port></ports></run></image> | test-compile | is bound to test-compile
                    """)
    void whatIsNotUnderstoodStaysAsItIs(String image, String phase, String why) throws IOException {
        pom(docker(phase == null ? "" : "<phase>" + phase + "</phase>", image));

        Adoption adoption = adopt();

        assertThat(adoption.leftAlone())
                .singleElement()
                .satisfies(left -> assertThat(left.toString())
                        .startsWith("pom.xml: docker-maven-plugin: ")
                        .contains(why));
        assertThat(pom()).contains("docker-maven-plugin", image).doesNotContain("<services>");
        assertThat(adopt().edits().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <images> | <skip>${noDocker}</skip><images> | it has <skip>${noDocker}</skip>
                    </project> | <properties><address>${docker.host.address}</address></properties></project> | the POM uses ${docker.host.address}
                    </project> | <profiles><profile><build><plugins><plugin><groupId>io.fabric8</groupId><artifactId>docker-maven-plugin</artifactId></plugin></plugins></build></profile></profiles></project> | a <profile> of pom.xml has it too
                    <build> | <build><pluginManagement><plugins><plugin><groupId>io.fabric8</groupId><artifactId>docker-maven-plugin</artifactId><configuration><images><image><name>a:1</name></image></images></configuration></plugin></plugins></pluginManagement> | <pluginManagement> has others for it
                    """)
    void whatElseIsSaidOfDockerMakesItStay(String where, String with, String why) throws IOException {
        pom(docker("", "<image><name>redis:7</name><run><ports><port>6379</port></ports></run></image>\n"));
        project.write("pom.xml", pom().replace(where, with));

        assertThat(adopt().leftAlone().stream().map(LeftAlone::toString))
                .anySatisfy(left -> assertThat(left)
                        .startsWith("pom.xml: docker-maven-plugin: ")
                        .contains(why));
        assertThat(pom()).contains("docker-maven-plugin").doesNotContain("<services>");
    }

    @Test
    void aPortThatResourcesAreFilteredWithMakesItStay() throws IOException {
        pom(docker("", "<image><name>redis:7</name><run><ports><port>r.port:6379</port></ports></run></image>\n"));
        project.write("src/main/resources/app.properties", "port=@r.port@\n");

        assertThat(adopt().leftAlone()).singleElement().asString().contains("app.properties names its port, r.port");
    }

    @Test
    void whatAParentSaysOfComposeIsNotGuessed() throws IOException {
        pom("<plugin><groupId>com.dkanejs.maven.plugins</groupId>"
                + "<artifactId>docker-compose-maven-plugin</artifactId></plugin>\n");
        project.write("src/main/resources/docker-compose.yml", "services: {}\n");
        InheritedPlugin model = new InheritedPlugin(true, true, Set.of("up"), Set.of("composeFile"), List.of());

        Adoption adoption = project.plan(
                List.of(project.module("", Map.of(ComposePlugin.GROUP + ":" + ComposePlugin.ARTIFACT, model))));

        assertThat(adoption.leftAlone())
                .singleElement()
                .asString()
                .contains("more of it is said elsewhere, in <pluginManagement>: <composeFile>");
    }

    @ParameterizedTest
    @CsvSource({
        "**/*IT.java, true",
        "*IT, true",
        "a/Order*, true",
        "**/*IntegrationTest.class, false",
        "'%regex[.*Foo.*]', true",
        "'**/No.java, **/Order?T.java', true",
        "b/*.java, false"
    })
    void patternsOfTests(String include, boolean matches) {
        Path source = root.resolve("src/test/java/a/OrderIT.java");

        assertThat(new TestPatterns(List.of(include)).match(source)).isEqualTo(matches);
    }

    @Test
    void otherPluginsForContainersAreNamed() throws IOException {
        pom("<plugin><groupId>com.spotify</groupId><artifactId>dockerfile-maven-plugin</artifactId></plugin>\n");

        assertThat(adopt().leftAlone())
                .singleElement()
                .satisfies(left -> assertThat(left.where()).isEqualTo("pom.xml: dockerfile-maven-plugin"));
    }

    @Test
    void aContainerOfABaseClassBecomesAService() throws IOException {
        pom("");
        test("DatabaseTestBase", """
                import org.springframework.test.context.DynamicPropertyRegistry;
                import org.springframework.test.context.DynamicPropertySource;
                import org.testcontainers.containers.PostgreSQLContainer;

                abstract class DatabaseTestBase {
                    protected static final PostgreSQLContainer<?> DB = new PostgreSQLContainer<>("postgres:16-alpine").withReuse(true);

                    static {
                        DB.start();
                    }

                    @DynamicPropertySource
                    static void tell(DynamicPropertyRegistry registry) {
                        registry.add("spring.datasource.url", DB::getJdbcUrl);
                        registry.add("spring.datasource.username", () -> "test");
                    }
                }
                """);
        test("OrderTest", """
                import org.junit.jupiter.api.Test;

                class OrderTest extends DatabaseTestBase {
                    @Test
                    void port() {
                        int port = DB.getMappedPort(5432);
                        OrderTest other = new OrderTest();
                    }
                }
                """);
        test("PriceTest", "/** Unlike {@link OrderTest}. */\nclass PriceTest {}\n");

        Adoption adoption = adopt();

        assertThat(adoption.leftAlone()).isEmpty();
        assertThat(source("DatabaseTestBase")).isEqualTo("""
                        package a;

                        import org.springframework.test.context.DynamicPropertyRegistry;
                        import org.springframework.test.context.DynamicPropertySource;

                        abstract class DatabaseTestBase {
                            @DynamicPropertySource
                            static void tell(DynamicPropertyRegistry registry) {
                                registry.add("spring.datasource.url", () -> System.getProperty("prism.postgres.url"));
                                registry.add("spring.datasource.username", () -> "test");
                            }
                        }
                        """);
        assertThat(source("OrderIT"))
                .contains(
                        "class OrderIT extends",
                        "int port = Integer.getInteger(\"prism.postgres.port\");",
                        "OrderIT other = new OrderIT();");
        assertThat(source("PriceTest")).contains("{@link OrderIT}");
        // The tests know these by heart.
        assertThat(pom().replaceAll("\\s+", ""))
                .contains("<POSTGRES_USER>test</POSTGRES_USER>", "<POSTGRES_PASSWORD>test</POSTGRES_PASSWORD>")
                .contains("<POSTGRES_DB>test</POSTGRES_DB>");
        assertThat(adopt().edits().isEmpty()).isTrue();
    }

    @Test
    void containersOfOneKindMustBeAlike() throws IOException {
        pom("");
        test("OneIT", redis("OneIT", "redis:7-alpine", "REDIS.getHost()"));
        test("TwoIT", redis("TwoIT", "redis:6", "REDIS.getHost()"));

        Adoption adoption = adopt();

        assertThat(adoption.leftAlone())
                .singleElement()
                .satisfies(left -> assertThat(left.toString())
                        .startsWith("src/test/java/a/TwoIT.java:9: the container 'REDIS': it is a second redis"));
        assertThat(source("OneIT"))
                .doesNotContain("testcontainers")
                .contains("System.getProperty(\"prism.redis.host\")");
        assertThat(source("TwoIT")).contains("@Testcontainers", "@Container", "REDIS.getHost()");
        assertThat(pom().replaceAll("\\s+", "")).contains("<services><redis/></services>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    new GenericContainer<>("redis:7-alpine").withNetwork(NET) | REDIS.getHost() | of .withNetwork(…) the kit knows no counterpart
                    new GenericContainer<>(IMAGE) | REDIS.getHost() | its image is 'IMAGE', no text
                    new GenericContainer<>("mailhog:1") | REDIS.getHost() | knows no service for the image docker.io/library/mailhog:1
                    new GenericContainer<>("redis:7-alpine") | REDIS.execInContainer("x") | IT.java:14 uses it as `REDIS.execInContainer("x")`
                    new GenericContainer<>("redis:7-alpine") | use(REDIS) | IT.java:14 uses it as `use(REDIS)`
                    new GenericContainer<>("redis:7-alpine") | REDIS.start() | IT.java:14 calls start() for some tests only
                    new GenericContainer<>("redis:7-alpine") | ask("REDIS") | no test asks it where it is
                    new GenericContainer<>("redis:7-alpine") | REDIS.getMappedPort(16379) | IT.java:14 asks for another port than 6379
                    new GenericContainer<>("redis:7-alpine") {} | REDIS.getHost() | it is not made where it is declared
                    new GenericContainer<>("redis:7-alpine") | if (true) REDIS.start() | IT.java:14 uses it as `REDIS.start()`
                    new GenericContainer<>("redis:7-alpine") | REDIS.getHost(); REDIS.stop() | IT.java:14 calls stop() for some tests only
                    new GenericContainer<>("redis:7-alpine") | ask(REDIS::getMappedPort) | IT.java:14 uses it as `ask(REDIS::getMappedPort)`
                    new GenericContainer<>("redis:7-alpine") | int REDIS = 1; ask(REDIS.getHost()) | IT.java:14 names something else the same
                    new GenericContainer<>("redis:7-alpine") | new OneIT().REDIS.getHost() | IT.java:14 names something else the same, or it by another way
                    make() | REDIS.getHost() | it is not made where it is declared
                    """)
    void aContainerThatIsNotUnderstoodStaysAsItIs(String made, String use, String why) throws IOException {
        pom("");
        String source = redis("OneIT", "redis:7-alpine", use)
                .replace("new GenericContainer<>(\"redis:7-alpine\").withExposedPorts(6379)", made);
        test("OneIT", source);

        assertThat(adopt().leftAlone())
                .singleElement()
                .satisfies(left -> assertThat(left.toString())
                        .startsWith("src/test/java/a/OneIT.java:9: the container 'REDIS': ")
                        .contains(why));
        assertThat(source("OneIT")).isEqualTo("package a;\n\n" + source);
    }

    @Test
    void whatSpringReadsFromTheContainerStays() throws IOException {
        pom("");
        test("OneIT", redis("OneIT", "redis:7-alpine", "").replace("@Container\n", "@Container @ServiceConnection\n"));
        test("Config", """
                import org.testcontainers.containers.PostgreSQLContainer;

                class Config {
                    @Bean
                    PostgreSQLContainer<?> db() {
                        return new PostgreSQLContainer<>("postgres:16");
                    }
                }
                """);

        assertThat(adopt().leftAlone().stream().map(LeftAlone::toString))
                .containsExactly(
                        "src/test/java/a/Config.java:8: a method makes this container; the kit only replaces those of static"
                                + " fields",
                        "src/test/java/a/OneIT.java:9: the container 'REDIS': of @ServiceConnection the kit knows no"
                                + " counterpart");
    }

    @Test
    void testcontainersGoesWhenNothingNeedsIt() throws IOException {
        pom("");
        Files.writeString(
                root.resolve("pom.xml"),
                Files.readString(root.resolve("pom.xml"))
                        .replace(
                                "  <build>",
                                "  <dependencies>\n    <dependency>\n      <groupId>org.testcontainers</groupId>\n"
                                        + "      <artifactId>redis</artifactId>\n    </dependency>\n  </dependencies>\n  <build>"));
        test("OneIT", redis("OneIT", "redis:7-alpine", "REDIS.getHost()"));

        adopt();

        assertThat(pom()).doesNotContain("testcontainers", "<dependencies>");
    }

    @Test
    void aSourceThatJavacCannotReadIsNamed() throws IOException {
        pom("");
        test("OrderTest", "class OrderTest {");

        assertThat(adopt().leftAlone())
                .containsExactly(new LeftAlone(
                        "src/test/java/a/OrderTest.java", "javac can't read it; correct it, then run the goal again"));
    }

    @ParameterizedTest
    @CsvSource({
        "OrderTest, OrderIT",
        "OrderTests, OrderIT",
        "OrderTestCase, OrderIT",
        "OrderIntegrationTest, OrderIT",
        "TestOrder, ITOrder",
        "Testcontainers,",
        "Order,"
    })
    void namesOfIntegrationTests(String before, String after) {
        assertThat(TestName.after(before).orElse(null)).isEqualTo(after);
    }

    @Test
    void composeFilesLoseTheNamesOfContainers() throws NotUnderstood {
        assertThat(ComposeNames.without("services:\r\n  a: # ü\r\n    container_name: x\r\n    image: y\r\n"))
                .isEqualTo("services:\r\n  a: # ü\r\n    image: y\r\n");
    }

    private Adoption adopt() throws IOException {
        return project.adopt();
    }

    private static String redis(String name, String image, String use) {
        return """
                import org.testcontainers.containers.GenericContainer;
                import org.testcontainers.junit.jupiter.Container;
                import org.testcontainers.junit.jupiter.Testcontainers;

                @Testcontainers
                class NAME {
                    @Container
                    static final GenericContainer<?> REDIS = new GenericContainer<>("IMAGE").withExposedPorts(6379);

                    @Test
                    void uses() {
                        USE;
                    }
                }
                """.replace("NAME", name).replace("IMAGE", image).replace("USE", use);
    }

    private static String docker(String phase, String images) {
        return """
                <plugin>
                  <groupId>io.fabric8</groupId>
                  <artifactId>docker-maven-plugin</artifactId>
                  <configuration>
                    <images>
                IMAGES
                    </images>
                  </configuration>
                  <executions>
                    <execution>
                      PHASE
                      <goals>
                        <goal>start</goal>
                      </goals>
                    </execution>
                  </executions>
                </plugin>
                """.replace("PHASE", phase).replace("IMAGES", images);
    }

    private void pom(String plugins) throws IOException {
        project.pom(plugins);
    }

    private String pom() throws IOException {
        return project.read("pom.xml");
    }

    private void test(String name, String text) throws IOException {
        project.write("src/test/java/a/" + name + ".java", "package a;\n\n" + text);
    }

    private String source(String name) throws IOException {
        return project.read("src/test/java/a/" + name + ".java");
    }
}
