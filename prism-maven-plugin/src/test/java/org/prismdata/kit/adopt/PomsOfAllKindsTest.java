package org.prismdata.kit.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** POMs as their authors write them: what is added is all that changes, or the POM stays and the reason is said. */
class PomsOfAllKindsTest {
    private static final String PLUGINS = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <artifactId>a</artifactId>
              <build>
                <plugins>
                  <!-- first --> <plugin><artifactId>maven-jar-plugin</artifactId></plugin>
                  <!-- last -->
                </plugins>
              </build>
            </project>
            """;
    // As large projects have them.
    private static final String LARGE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!--
              ~ Licensed to nobody & everybody < >
              -->
            <project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xsi:schemaLocation="http://maven.apache.org/POM/4.0.0
                                    http://maven.apache.org/xsd/maven-4.0.0.xsd"
                child.project.url.inherit.append.path='false' >

              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>org.example</groupId><artifactId>corporate-parent</artifactId>
                <version>17</version><relativePath/>
              </parent>

              <groupId>com.acme</groupId>
              <artifactId>large</artifactId>
              <version>${revision}${changelist}</version>
              <packaging>jar</packaging>
              <name><![CDATA[Large & <old>]]></name>
              <description>
                Said over
                   several lines,	with tabs &amp; entities: &lt;&#169;&#x41;&gt;
              </description>

              <properties>
                <revision>1.0</revision> <changelist>-SNAPSHOT</changelist>
                <empty></empty>
                <closed/>
                <space> x </space>
                <argLine/>
                <redis.version>7-alpine</redis.version>
              </properties>

              <?some instruction?>
              <dependencyManagement>
                <dependencies>
                  <dependency><groupId>org.junit</groupId><artifactId>junit-bom</artifactId><version>6.1.3</version><type>pom</type><scope>import</scope></dependency>
                </dependencies>
              </dependencyManagement>


              <build>
                <extensions>
                  <extension><groupId>kr.motd.maven</groupId><artifactId>os-maven-plugin</artifactId><version>1.7.1</version></extension>
                </extensions>
                <plugins>
                  <plugin>
                    <artifactId>maven-surefire-plugin</artifactId>
                    <!-- <version>2.22.2</version> -->
                    <version>${surefire.version}</version><!-- since JUnit 6 -->
                    <configuration>
                      <argLine><![CDATA[-Da="<b>" -Xmx1g]]></argLine>
                      <systemPropertyVariables combine.children="append">
                        <!-- for all -->
                        <mode>a &amp; b</mode>
                      </systemPropertyVariables>
                    </configuration>
                  </plugin>
                  <plugin>
                    <groupId>org.apache.maven.plugins</groupId>
                    <artifactId>maven-enforcer-plugin</artifactId>
                    <executions>
                      <execution>
                        <id>enforce</id>
                        <goals><goal>enforce</goal></goals>
                        <configuration><rules><requireJavaVersion><version>[17,)</version></requireJavaVersion></rules></configuration>
                      </execution>
                    </executions>
                  </plugin>
                </plugins>
              </build>

              <profiles>
                <profile>
                  <id>native</id>
                  <activation><property><name>!skipNative</name></property></activation>
                  <build><plugins><plugin><groupId>g</groupId><artifactId>p</artifactId></plugin></plugins></build>
                </profile>
              </profiles>
              <reporting><plugins/></reporting>
            </project>
            <!-- the end -->
            """;

    @TempDir
    Path root;

    private AdoptedProject project;

    @BeforeEach
    void write() throws IOException {
        project = new AdoptedProject(root);
        project.write("src/test/java/a/OrderIT.java", "package a;\n\nclass OrderIT {}\n");
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                kind("plain", PLUGINS),
                kind("large", LARGE),
                kind("tabs", PLUGINS.replace("  ", "\t")),
                kind("four spaces", PLUGINS.replace("  ", "    ")),
                kind("Windows", PLUGINS.replace("\n", "\r\n")),
                kind("Windows, large", LARGE.replace("\n", "\r\n")),
                kind("mixed line ends", PLUGINS.replace("</artifactId>\n", "</artifactId>\r\n")),
                kind("no line end at its end", PLUGINS.strip()),
                kind("space after its end", PLUGINS + "  \n\n"),
                kind("no plugins", "<project>\n  <artifactId>a</artifactId>\n</project>\n"),
                kind("one line", "<project><artifactId>a</artifactId></project>"),
                kind("a doctype", "<!DOCTYPE project>\n" + PLUGINS),
                kind(
                        "a doctype that declares",
                        "<?xml version='1.0'?>\n<!DOCTYPE project [\n  <!ENTITY v \"1\">\n]>\n" + PLUGINS),
                kind("standalone", "<?xml version='1.0' encoding='utf-8' standalone=\"yes\" ?>\n" + PLUGINS),
                kind("UTF-8 with a mark", "\uFEFF" + PLUGINS),
                Arguments.of(
                        "Latin-1",
                        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!-- Größe -->\n" + PLUGINS,
                        StandardCharsets.ISO_8859_1),
                Arguments.of(
                        "Windows-1252",
                        "<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n<!-- 5 € -->\n" + PLUGINS,
                        Charset.forName("windows-1252")),
                Arguments.of(
                        "UTF-16",
                        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<!-- Größe -->\n" + PLUGINS,
                        StandardCharsets.UTF_16));
    }

    private static Arguments kind(String name, String pom) {
        return Arguments.of(name, pom, StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void nothingIsLost(String name, String pom, Charset charset) throws Exception {
        project.write("pom.xml", pom, charset);

        Adoption adoption = project.adopt();

        byte[] after = Files.readAllBytes(root.resolve("pom.xml"));
        if (!adoption.leftAlone().isEmpty()) {
            assertThat(adoption.leftAlone())
                    .singleElement()
                    .asString()
                    .contains("pom.xml: it is XML that the kit can't write back letter by letter");
            assertThat(after).isEqualTo(pom.getBytes(charset));
            assertThat(name).isIn("UTF-16");
            return;
        }
        String text = new String(after, charset);
        assertThat(text).contains("prism-maven-plugin", "maven-failsafe-plugin");
        // What was there is there still, in its order.
        int from = 0;
        for (String line : pom.split("(?<=\n)")) {
            String piece =
                    line.equals("<project><artifactId>a</artifactId></project>") ? "<artifactId>a</artifactId>" : line;
            assertThat(text.indexOf(piece, from)).as("the line: " + piece).isNotNegative();
            from = text.indexOf(piece, from) + piece.length();
        }
        String ends = pom.contains("\r\n") && !name.startsWith("mixed") ? "\r\n" : "\n";
        if (ends.equals("\r\n")) {
            assertThat(text.replace("\r\n", "")).doesNotContain("\n");
        }
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(root.resolve("pom.xml").toFile());
        assertThat(project.adopt().edits().isEmpty()).isTrue();
    }

    @Test
    void whatSurefireIsGivenFailsafeIsGivenToo() throws IOException {
        project.write("pom.xml", LARGE);

        project.adopt();

        assertThat(project.read("pom.xml").replaceAll("\\s+", " "))
                .contains(
                        "<artifactId>maven-failsafe-plugin</artifactId> <version>${surefire.version}</version> <configuration>"
                                + " <argLine>-Da=\"&lt;b&gt;\" -Xmx1g</argLine> <systemPropertyVariables> <mode>a &amp; b</mode>");
    }

    @Test
    void textWithAPortKeepsItsComments() throws IOException {
        project.pom(docker("db.port:5432") + """
                <plugin>
                  <artifactId>maven-failsafe-plugin</artifactId>
                  <configuration>
                    <systemPropertyVariables>
                      <url><!-- local -->jdbc:postgresql://localhost:${db.port}/a?x=1&amp;y=2</url>
                      <same><![CDATA[<${db.port}>]]></same>
                    </systemPropertyVariables>
                  </configuration>
                  <executions>
                    <execution><goals><goal>integration-test</goal><goal>verify</goal></goals></execution>
                  </executions>
                </plugin>
                """);

        assertThat(project.adopt().leftAlone()).isEmpty();
        assertThat(project.read("pom.xml"))
                .contains("<url><!-- local -->jdbc:postgresql://localhost:${prism.postgres.port}/a?x=1&amp;y=2</url>")
                .contains("<![CDATA[<${prism.postgres.port}>]]>");
    }

    @Test
    void anOlderKitIsNamed() throws IOException {
        project.pom("""
                <plugin>
                  <groupId>org.prismdata</groupId>
                  <artifactId>prism-maven-plugin</artifactId>
                  <version>0.0.1</version>
                  <executions><execution><goals><goal>start</goal><goal>stop</goal></goals></execution></executions>
                </plugin>
                """);

        Adoption adoption = project.adopt();

        assertThat(adoption.leftAlone())
                .singleElement()
                .asString()
                .isEqualTo(
                        "pom.xml: prism-maven-plugin: it is there in version 0.0.1; this goal is of 9.9.9, so set that"
                                + " version too");
        assertThat(project.read("pom.xml")).contains("<version>0.0.1</version>").doesNotContain("9.9.9");
    }

    @Test
    void whatSurefireHasFromAParentIsNamed() throws IOException {
        project.pom("");
        InheritedPlugin surefire = new InheritedPlugin(
                true, true, Set.of("test"), Set.of("argLine", "includes"), List.of("**/*Test.java", "**/*.java"));

        Adoption adoption = project.plan(
                List.of(project.module("", Map.of(TestPlugins.MAVEN + ":" + TestPlugins.SUREFIRE, surefire))));

        assertThat(adoption.leftAlone().stream().map(LeftAlone::toString))
                .containsExactly(
                        "pom.xml: maven-surefire-plugin: by its <include>**/*.java</include> it runs integration tests too, before"
                                + " there are services; leave them out there",
                        "pom.xml: maven-surefire-plugin: its <argLine> is not in this POM's <configuration> of it; if the"
                                + " integration tests need it, give it to Failsafe too");
    }

    @Test
    void aReactorsParentMayManageDocker() throws IOException {
        reactor("");

        Adoption adoption = adoptReactor();
        adoption.edits().apply();

        assertThat(adoption.leftAlone()).isEmpty();
        assertThat(project.read("pom.xml").replaceAll("\\s+", ""))
                .contains("<!--db--><plugin><groupId>org.prismdata</groupId><artifactId>prism-maven-plugin</artifactId>"
                        + "<version>9.9.9</version><extensions>true</extensions><executions>")
                .contains("<url>${prism.postgres.port}</url>")
                .doesNotContain("fabric8");
        for (String module : List.of("one", "two")) {
            assertThat(project.read(module + "/pom.xml").replaceAll("\\s+", ""))
                    .contains(
                            "<plugin><groupId>org.prismdata</groupId><artifactId>prism-maven-plugin</artifactId>"
                                    + "<configuration><services><postgres><tag>16</tag></postgres></services></configuration></plugin>")
                    .doesNotContain("fabric8");
        }
        assertThat(project.read("plain/pom.xml")).doesNotContain("prism");
    }

    @Test
    void whatModulesShareStaysIfOneOfThemNeedsIt() throws IOException {
        reactor("<configuration><links/></configuration>");

        Adoption adoption = adoptReactor();
        adoption.edits().apply();

        assertThat(adoption.leftAlone().stream().map(LeftAlone::toString))
                .containsExactly(
                        "one/pom.xml: docker-maven-plugin: it shares its <pluginManagement> with two/pom.xml, where"
                                + " <configuration> has <links>, of which the kit knows no counterpart",
                        "two/pom.xml: docker-maven-plugin: <configuration> has <links>, of which the kit knows no counterpart",
                        "pom.xml: docker-maven-plugin: what it does the kit can't replace here; keep it, or remove it yourself");
        assertThat(project.read("pom.xml")).contains("fabric8", "${db.port}").doesNotContain("prism");
    }

    @Test
    void whatTwoParentsSayIsNotJoined() throws IOException {
        reactor("");
        project.write(
                "one/pom.xml",
                project.read("one/pom.xml")
                        .replace(
                                "<build>",
                                "<build><pluginManagement><plugins><plugin><groupId>io.fabric8</groupId>"
                                        + "<artifactId>docker-maven-plugin</artifactId></plugin></plugins></pluginManagement>"));

        assertThat(adoptReactor().leftAlone().toString())
                .contains("one/pom.xml: docker-maven-plugin: two POMs say something of it in <pluginManagement>");
    }

    @Test
    void whatAParentElsewhereSaysOfDockerIsNotGuessed() throws IOException {
        project.pom(docker("5432"));
        InheritedPlugin model =
                new InheritedPlugin(true, true, Set.of("start"), Set.of("images", "dockerHost"), List.of());

        Adoption adoption = project.plan(
                List.of(project.module("", Map.of(DockerPlugin.GROUP + ":" + DockerPlugin.ARTIFACT, model))));

        assertThat(adoption.leftAlone())
                .singleElement()
                .asString()
                .contains("a parent that is not part of this build says more of it: <dockerHost>");
    }

    private Adoption adoptReactor() throws IOException {
        return project.plan(
                List.of(
                        project.module("one", "pom.xml"),
                        project.module("two", "pom.xml"),
                        project.module("plain", "pom.xml")),
                "pom.xml");
    }

    private void reactor(String ofTwo) throws IOException {
        project.write("pom.xml", """
                <project>
                  <artifactId>a</artifactId>
                  <build>
                    <pluginManagement>
                      <plugins>
                        <!-- db -->
                DOCKER
                        <plugin>
                          <artifactId>maven-failsafe-plugin</artifactId>
                          <configuration>
                            <url>${db.port}</url>
                          </configuration>
                        </plugin>
                      </plugins>
                    </pluginManagement>
                  </build>
                </project>
                """.replace("DOCKER\n", docker("db.port:5432")));
        for (String module : List.of("one", "two", "plain")) {
            project.write(module + "/pom.xml", """
                    <project>
                      <artifactId>MODULE</artifactId>
                      <build>
                        <plugins>
                    PLUGIN
                        </plugins>
                      </build>
                    </project>
                    """.replace("MODULE", module).replace(
                    "PLUGIN\n",
                    module.equals("plain")
                            ? ""
                            : "<plugin><groupId>io.fabric8</groupId><artifactId>docker-maven-plugin</artifactId>"
                                    + (module.equals("two") ? ofTwo : "") + "</plugin>\n"));
        }
    }

    private static String docker(String port) {
        return """
                <plugin>
                  <groupId>io.fabric8</groupId>
                  <artifactId>docker-maven-plugin</artifactId>
                  <configuration>
                    <skip>${skipITs}</skip>
                    <images>
                      <image>
                        <name>postgres:16</name>
                        <run><ports><port>PORT</port></ports></run>
                      </image>
                    </images>
                  </configuration>
                  <executions>
                    <execution><goals><goal>start</goal><goal>stop</goal></goals></execution>
                  </executions>
                </plugin>
                """.replace("PORT", port);
    }
}
