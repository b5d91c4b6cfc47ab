package org.prismdata.kit.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.image.ImageBuild;
import org.prismdata.kit.image.ImageOutput;
import org.prismdata.kit.image.ImageRequest;
import org.prismdata.kit.image.ImageVariant;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.provenance.LabelExtension;
import org.prismdata.kit.provenance.Provenance;
import org.prismdata.kit.push.Push;

/** What the goals that build the plugin's image have in common: all but when they run. */
abstract class ImageBuildMojo extends ImageDetailsMojo {
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
     * The kind of image.
     * This version has one, {@code scratch}: nothing but the plugin, its Java runtime and the C library.
     * Example: {@code -Dprism.image.variant=scratch}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.variant", defaultValue = "scratch")
    private String variant;

    /**
     * JDK modules to add to those that the classes are seen to need.
     * None by default. Needed for what is found only by name at run time.
     * Example: {@code -Dprism.image.modules=jdk.zipfs,jdk.localedata}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.modules")
    private Set<String> modules;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor kit;

    @Inject
    private BuildPluginManager plugins;

    /** Builds it as configured. */
    final void build() throws Exception {
        MavenProject project = project();
        JibSettings settings = new JibSettings(project, session());
        ImageRequest request = new ImageRequest(
                settings.imageName(Optional.ofNullable(name)),
                ImageOutput.of(output),
                ImageVariant.of(variant),
                settings.archive(tar.toPath()),
                project.getRuntimeClasspathElements().stream().map(Path::of).toList(),
                modules == null ? Set.of() : modules,
                settings.baseImage().isPresent(),
                Path.of(project.getBuild().getDirectory(), "prism", "image"),
                budget());
        String goal = request.output() == ImageOutput.REGISTRY ? "build" : "buildTar";
        JibGoal jib = new JibGoal(project, session(), plugins, kit, settings);
        ProcessRunner runner = new ProcessRunner();
        ImagePapers papers = papers(kit.getVersion());
        Provenance provenance = papers.provenance(runner);
        jib.add(LabelExtension.class, provenance.labels());
        new ImageBuild(
                        runner,
                        () -> engine(runner),
                        parts -> {
                            addContainerfile(jib, parts);
                            Push.Attempt assembly = () -> jib.run(goal, request.name(), request.tar(), parts);
                            if (request.output() == ImageOutput.REGISTRY) {
                                new Push(getLog()::warn).run(request.name(), assembly);
                            } else {
                                assembly.run();
                            }
                            papers.writeSbom(request.name(), parts, settings.baseImage(), provenance, runner);
                        },
                        getLog()::info)
                .build(request);
    }
}
