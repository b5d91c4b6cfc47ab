package org.prismdata.kit.mojo;

import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.prismdata.kit.image.ImageRequest;
import org.prismdata.kit.process.ProcessRunner;

/** What the goals that build the plugin's image have in common: all but when they run. */
abstract class ImageBuildMojo extends ImageTargetMojo {
    /**
     * Where the image goes: {@code engine}, {@code tar} or {@code registry}.
     * {@code engine} loads it into Podman, or into Docker if that is there instead, and removes the image that had its
     * name before if nothing uses that; {@code tar} only writes the archive {@code prism.image.tar}; {@code registry}
     * pushes it with Jib's credentials.
     * Example: {@code -Dprism.image.output=tar}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.output", defaultValue = "engine")
    private String output;

    /**
     * The image's name, {@code registry/path:tag}.
     * The default is the name that {@code jib-maven-plugin} has in {@code <to><image>} or {@code -Djib.to.image}, else
     * {@code localhost/ARTIFACT-ID:VERSION}.
     * Example: {@code -Dprism.image.name=registry.example/team/orders:1.0}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.name")
    private String name;

    /**
     * The archive to write, in the form that {@code podman load} reads.
     * Example: {@code -Dprism.image.tar=orders.tar}.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "prism.image.tar",
            defaultValue = "${project.build.directory}/${project.artifactId}-image.tar")
    private File tar;

    /**
     * The kind of image: {@code scratch}, {@code distroless}, {@code alpine}, {@code jre} or {@code native}.
     * {@code scratch} is the plugin, its Java runtime and the C library; {@code distroless} and {@code alpine} have that
     * runtime on a base image; {@code jre} is a base image with all of Java, as Jib does by itself; {@code native} is one
     * native program, compiled by a GraalVM that is installed.
     * Example: {@code -Dprism.image.variant=distroless}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.variant", defaultValue = "scratch")
    private String variant;

    /**
     * Whether the image has a shell, {@code jcmd} and the runtime's symbols too; its tag then ends in {@code -debug}.
     * Example: {@code -Dprism.image.debug=true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.debug", defaultValue = "false")
    private boolean debug;

    /**
     * What the image is made for: {@code fast} has an archive of the classes that its start takes, {@code small} has none.
     * To make the archive the image is run. The default is {@code fast} if an engine is there for that, else {@code small}.
     * Example: {@code -Dprism.image.start=small}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.start")
    private String start;

    /**
     * Whether to run the image again for its archive although only the project's own classes have changed.
     * Without it their archive is left out then, and the build is faster.
     * Example: {@code -Dprism.image.retrain=true}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.retrain", defaultValue = "false")
    private boolean retrain;

    /**
     * How the layers are compressed, {@code zstd} or {@code gzip}. Podman on this machine is needed to push {@code zstd}. The default is {@code zstd} for Podman on this machine, else {@code gzip}, which all take.
     * Example: {@code -Dprism.image.compression=gzip}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.compression")
    private String compression;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor kit;

    @Inject
    private BuildPluginManager plugins;

    @Inject
    private RepositorySystem repository;

    /** Builds it as configured. */
    final void build() throws Exception {
        ProcessRunner runner = new ProcessRunner();
        ImagePlan.Wanted wanted = new ImagePlan.Wanted(
                output, name, tar.toPath(), variant, debug, start, retrain, compression, isChecked(), isShrunk());
        ImageRequest request = new ImagePlan(session(), project(), new ProGuard(repository, session(), project()))
                .request(wanted, this);
        new ImageRun(
                        new PluginGoal(project(), session(), plugins),
                        kit,
                        registries(),
                        () -> engine(runner),
                        runner,
                        getLog()::info)
                .build(request, this);
    }
}
