package org.prismdata.kit.pom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PomFileTest {
    private static final String POM = """
            <?xml version='1.0' encoding="ISO-8859-1"?>
            <!-- Größe -->
            <project >
            \t<modelVersion>4.0.0</modelVersion>

            \t<artifactId>x</artifactId>   <!-- x & y -->
            \t<build>
            \t\t<plugins>
            \t\t\t<plugin> <artifactId>maven-surefire-plugin</artifactId> </plugin>
            \t\t</plugins></build>
            </project>
            """.replace("\n", "\r\n");

    @TempDir
    Path folder;

    @Test
    void whatIsNotChangedStaysByteForByte() throws IOException {
        assertThat(text(read(POM))).isEqualTo(POM);
    }

    @Test
    void whatIsAddedLooksLikeTheRest() throws IOException {
        PomFile pom = read(POM);
        pom.addExecution(pom.addPlugin("g", "a", Optional.of("1"), Optional.empty()), List.of("start"));

        String added = """
                \t\t\t<plugin>
                \t\t\t\t<groupId>g</groupId>
                \t\t\t\t<artifactId>a</artifactId>
                \t\t\t\t<version>1</version>
                \t\t\t\t<executions>
                \t\t\t\t\t<execution>
                \t\t\t\t\t\t<goals>
                \t\t\t\t\t\t\t<goal>start</goal>
                \t\t\t\t\t\t</goals>
                \t\t\t\t\t</execution>
                \t\t\t\t</executions>
                \t\t\t</plugin>
                """.replace("\n", "\r\n");
        assertThat(text(pom)).isEqualTo(POM.replace("\t\t</plugins>", added + "\t\t</plugins>"));
    }

    @Test
    void aProjectWithoutABuildGetsOne() throws IOException {
        PomFile pom = read("<project>\n  <artifactId>x</artifactId>\n</project>\n");
        pom.addPlugin("g", "a", Optional.empty(), Optional.empty());

        assertThat(text(pom))
                .contains("\n\n  <build>\n    <plugins>\n      <plugin>\n        <groupId>g</groupId>\n")
                .endsWith("      </plugin>\n    </plugins>\n  </build>\n</project>\n");
    }

    @Test
    void whatHoldsNothingElseGoesToo() throws IOException {
        PomFile pom = read(POM);
        pom.remove(
                pom.plugin("org.apache.maven.plugins", "maven-surefire-plugin").orElseThrow());

        assertThat(text(pom)).doesNotContain("build").contains("<!-- x & y -->");
    }

    private PomFile read(String text) throws IOException {
        return PomFile.read(Files.writeString(folder.resolve("pom.xml"), text, StandardCharsets.ISO_8859_1))
                .orElseThrow();
    }

    private static String text(PomFile pom) {
        return new String(pom.bytes(), StandardCharsets.ISO_8859_1);
    }
}
