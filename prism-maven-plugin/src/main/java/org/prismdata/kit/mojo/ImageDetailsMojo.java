package org.prismdata.kit.mojo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.prismdata.kit.budget.Budget;
import org.prismdata.kit.containerfile.ContainerfileExtension;
import org.prismdata.kit.containerfile.ContainerfileRequest;
import org.prismdata.kit.image.ImageVariant;
import org.prismdata.kit.image.RuntimeParts;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.sbom.Component;
import org.prismdata.kit.sbom.RuntimeInventory;

/** What can be asked of an image besides its content: its limits, and the papers that come with it. */
abstract class ImageDetailsMojo extends PrismMojo {
    /**
     * The file for the list of what is in the image, in CycloneDX's JSON.
     * It names the dependencies, the Java runtime with its modules, and the system's libraries.
     * Example: {@code -Dprism.image.sbom=orders.cdx.json}.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "prism.image.sbom",
            defaultValue = "${project.build.directory}/${project.artifactId}-sbom.cdx.json")
    private File sbom;

    /**
     * The largest size the image may have, its layers compressed: a number with {@code kB}, {@code MB}, {@code GB},
     * {@code KiB}, {@code MiB} or {@code GiB}.
     * None by default. A larger one fails the build, which says which layers grew since the build before.
     * Example: {@code -Dprism.image.maxSize=25MB}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.maxSize")
    private String maxSize;

    /**
     * The longest time the image may take to start, a number with {@code ms} or {@code s}.
     * None by default. A slower one fails the build.
     * Example: {@code -Dprism.image.maxStart=100ms}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.maxStart")
    private String maxStart;

    /**
     * A Containerfile to write, which builds the same image with {@code podman build} and without Maven's goals of the kit.
     * None by default.
     * Example: {@code -Dprism.image.containerfile=Containerfile}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.containerfile")
    private File containerfile;

    /**
     * Whether to start the finished image, ask for its health and stop it, where it went into an engine.
     * Example: {@code -Dprism.image.check=false}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.check", defaultValue = "true")
    private boolean check;

    /**
     * Whether to leave out of the dependencies the classes and members that the project does not reach, with ProGuard.
     * Test the image then: what is found by name at run time may need a rule.
     * Example: {@code -Dprism.image.shrink=true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.shrink", defaultValue = "false")
    private boolean shrink;

    /**
     * A file with rules for ProGuard, of what to keep besides what the kit knows of.
     * None by default.
     * Example: {@code -Dprism.image.shrinkRules=src/main/proguard/rules.pro}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.shrinkRules")
    private File shrinkRules;

    final boolean isShrunk() {
        return shrink;
    }

    final Optional<Path> shrinkRules() {
        return Optional.ofNullable(shrinkRules).map(File::toPath);
    }

    final boolean isChecked() {
        return check;
    }

    /** @throws PrismException if a Containerfile is wanted of an image that has no Java */
    final void requireWritable(ImageVariant variant) {
        if (containerfile != null && variant == ImageVariant.NATIVE) {
            throw new PrismException(
                    "prism.image.containerfile is '" + containerfile + "', and prism.image.variant is 'native'",
                    "a Containerfile is written of images with a Java runtime",
                    "leave one of the two out");
        }
    }

    /** Has Jib tell its plan to the Containerfile, if one is wanted. */
    final void addContainerfile(JibGoal jib, RuntimeParts parts) throws IOException {
        if (containerfile != null) {
            Path jdk = Path.of(System.getProperty("java.home"));
            Component java =
                    RuntimeInventory.of(parts.runtime().orElse(jdk), parts.jdk().orElse(jdk));
            List<String> modules = java.parts().stream().map(Component::name).toList();
            ContainerfileRequest request = new ContainerfileRequest(
                    containerfile.toPath(),
                    Integer.parseInt(java.version().orElseThrow().split("\\D")[0]),
                    modules,
                    parts.system());
            jib.add(ContainerfileExtension.class, request.toProperties());
            getLog().info("Containerfile " + containerfile + ": podman build --file '" + containerfile + "' .");
        }
    }

    final Budget budget() {
        return Budget.of(Optional.ofNullable(maxSize), Optional.ofNullable(maxStart));
    }

    /** The image's papers, not written yet. */
    final ImagePapers papers(String kitVersion) {
        return new ImagePapers(project(), new BuildProperties(session(), project()), sbom.toPath(), kitVersion);
    }
}
