package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.budget.Budget;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.image.BaseImage;
import org.prismdata.kit.image.ImageBuild;
import org.prismdata.kit.image.ImageCompression;
import org.prismdata.kit.image.ImageOutput;
import org.prismdata.kit.image.ImageRequest;
import org.prismdata.kit.image.ImageStart;
import org.prismdata.kit.image.ImageVariant;
import org.prismdata.kit.image.RuntimeParts;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.provenance.LabelExtension;
import org.prismdata.kit.provenance.Provenance;
import org.prismdata.kit.pull.RegistryMirror;
import org.prismdata.kit.push.Push;
import org.prismdata.kit.session.BuildSession;
import org.prismdata.kit.session.Host;
import org.prismdata.kit.session.Ownership;
import org.prismdata.kit.shrink.Shrinking;

/** What image a module's build asks for, from the goal's parameters, jib-maven-plugin's configuration and the project. */
record ImagePlan(
        MavenSession session,
        MavenProject project,
        BuildPluginManager plugins,
        PluginDescriptor kit,
        ProGuard proguard) {
    private static final String DEBUG = "-debug";

    /** The goal's parameters as the user gave them; null where there is none. */
    record Wanted(
            String output,
            String name,
            Path tar,
            String variant,
            boolean debug,
            String start,
            boolean retrain,
            String compression,
            String base,
            boolean check,
            boolean shrink,
            Path shrinkRules,
            Set<String> modules) {}

    void build(
            Wanted wanted,
            String registryMirror,
            ImageDetailsMojo details,
            Supplier<ContainerEngine> engine,
            ProcessRunner runner,
            Consumer<String> log)
            throws Exception {
        JibSettings settings = new JibSettings(project, session);
        ImageRequest request = request(wanted, settings, details.budget());
        Optional<RegistryMirror> mirror = Optional.ofNullable(registryMirror)
                .filter(text -> !text.isBlank())
                .map(RegistryMirror::parse);
        Optional<BaseImage> base = request.base().map(name -> BaseImage.of(name, mirror));
        JibGoal jib = new JibGoal(project, session, plugins, kit, settings);
        ImagePapers papers = details.papers(kit.getVersion());
        Provenance provenance = papers.provenance(runner);
        jib.add(LabelExtension.class, provenance.labels());
        AtomicReference<RuntimeParts> last = new AtomicReference<>();
        ImageBuild.Assembly assembly = new ImageBuild.Assembly() {
            @Override
            public void write(RuntimeParts parts) throws Exception {
                last.set(parts);
                details.addContainerfile(jib, parts);
                jib.run("buildTar", request.name(), request.tar(), base, parts);
            }

            @Override
            public void push(RuntimeParts parts) throws Exception {
                last.set(parts);
                details.addContainerfile(jib, parts);
                new Push(log).run(request.name(), () -> jib.run("build", request.name(), request.tar(), base, parts));
            }
        };
        new ImageBuild(runner, engine, assembly, log).build(request);
        papers.writeSbom(request.name(), last.get(), request.base(), provenance, runner);
    }

    private ImageRequest request(Wanted wanted, JibSettings settings, Budget budget) throws Exception {
        ImageVariant variant = ImageVariant.of(wanted.variant());
        ImageName name = settings.imageName(Optional.ofNullable(wanted.name()));
        Path workFolder = Path.of(project.getBuild().getDirectory(), "prism", "image");
        return new ImageRequest(
                wanted.debug() ? name.withTag(name.suffix().substring(1) + DEBUG, "the debugging image's name") : name,
                ImageOutput.of(wanted.output()),
                variant,
                wanted.debug(),
                Optional.ofNullable(wanted.start()).map(ImageStart::of),
                new BuildProperties(session, project)
                        .get("project.build.outputTimestamp")
                        .isPresent(),
                wanted.retrain(),
                Optional.ofNullable(wanted.compression()).map(ImageCompression::of),
                Optional.ofNullable(wanted.base())
                        .or(settings::baseImage)
                        .filter(base -> !base.equals("scratch"))
                        .or(() -> variant.base(wanted.debug(), Runtime.version().feature())),
                settings.ownEntrypoint(),
                wanted.check(),
                settings.archive(wanted.tar()),
                project.getRuntimeClasspathElements().stream().map(Path::of).toList(),
                wanted.shrink()
                        ? Optional.of(new Shrinking(proguard.classPath(), Optional.ofNullable(wanted.shrinkRules())))
                        : Optional.empty(),
                wanted.modules() == null ? Set.of() : wanted.modules(),
                owner().labels(),
                workFolder,
                cache(),
                budget);
    }

    /** Of the containers that the image is tried in: they go with the build, however it ends. */
    private Ownership owner() {
        var module = new ServicePlan(session, project).module();
        return new Ownership(
                BuildSession.current().toString(),
                Host.key(),
                module.coordinates(),
                module.rootKey(),
                "image",
                false,
                "");
    }

    /** The user's folder for what can be made again. */
    private static Path cache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("prism")
                .resolve("layers");
    }
}
