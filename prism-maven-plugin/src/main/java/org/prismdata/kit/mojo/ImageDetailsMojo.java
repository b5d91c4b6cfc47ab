package org.prismdata.kit.mojo;

import java.io.File;
import org.apache.maven.plugins.annotations.Parameter;

/** What can be asked of an image besides its content: the papers that come with it. */
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

    /** The image's papers, not written yet. */
    final ImagePapers papers(String kitVersion) {
        return new ImagePapers(project(), new BuildProperties(session(), project()), sbom.toPath(), kitVersion);
    }
}
