package org.prismdata.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final int GOAL_LINES = 150;

    private static final JavaClasses KIT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.prismdata.kit");

    @Test
    void onlyMojosKnowMaven() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..mojo..")
                .and()
                // Jib's extension point hands us Maven types; this class is the bridge.
                .doNotImplement("com.google.cloud.tools.jib.maven.extension.JibMavenPluginExtension")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..")
                .check(KIT);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.prismdata.kit.(*)..").should().beFreeOfCycles().check(KIT);
    }

    @Test
    void onlyTheRunnerStartsPrograms() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..process..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class)
                .check(KIT);
    }

    @Test
    void packagesAreNamedByConcept() {
        classes()
                .should()
                .resideOutsideOfPackages("..util..", "..common..", "..helper..", "..impl..", "..manager..")
                .check(KIT);
    }

    @Test
    void goalsAreThin() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/prismdata/kit/mojo"))) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(GOAL_LINES));
        }
    }
}
