package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.engine.Login;
import org.prismdata.kit.image.BaseImage;
import org.prismdata.kit.image.ImageBuild;
import org.prismdata.kit.image.ImageCompression;
import org.prismdata.kit.image.ImageOutput;
import org.prismdata.kit.image.ImageRequest;
import org.prismdata.kit.image.ImageStart;
import org.prismdata.kit.image.ImageVariant;
import org.prismdata.kit.image.RuntimeParts;
import org.prismdata.kit.nativeimage.NativePlan;
import org.prismdata.kit.platform.Targets;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;
import org.prismdata.kit.provenance.LabelExtension;
import org.prismdata.kit.provenance.Provenance;
import org.prismdata.kit.provision.SessionServices;
import org.prismdata.kit.pull.ImagePull;
import org.prismdata.kit.pull.Registries;
import org.prismdata.kit.push.IndexPush;
import org.prismdata.kit.push.LayoutPush;
import org.prismdata.kit.push.Push;
import org.prismdata.kit.session.BuildSession;
import org.prismdata.kit.session.ContainerOwner;
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
            Registries registries,
            ImageTargetMojo details,
            Supplier<ContainerEngine> engine,
            ProcessRunner runner,
            Consumer<String> log)
            throws Exception {
        JibSettings settings = new JibSettings(project, session);
        Targets targets = details.targets(settings.platforms());
        if (targets.platforms().size() > 1) {
            settings.requireFreeName();
        }
        ImageRequest request = request(wanted, targets, settings, details);
        Optional<BaseImage> base = request.base().map(name -> BaseImage.of(name, registries.mirrors()));
        details.requireWritable(request.variant());
        PluginGoal goals = new PluginGoal(project, session, plugins);
        JibGoal jib = new JibGoal(goals, kit, settings);
        ImagePapers papers = details.papers(kit.getVersion());
        Provenance provenance = papers.provenance(runner);
        jib.add(LabelExtension.class, provenance.labels());
        Map<String, RuntimeParts> last = new LinkedHashMap<>();
        ImageBuild.Assembly assembly = new ImageBuild.Assembly() {
            @Override
            public void write(RuntimeParts parts) throws Exception {
                last.put(parts.architecture(), parts);
                details.addContainerfile(jib, parts);
                jib.run("buildTar", request.name(), request.tar(), base, parts);
            }

            @Override
            public void push(ImageName name, RuntimeParts parts) throws Exception {
                last.put(parts.architecture(), parts);
                details.addContainerfile(jib, parts);
                new Push(log).run(name, () -> jib.run("build", name, request.tar(), base, parts));
            }

            @Override
            public void index(List<ImageName> images) {
                ImageName name = request.name();
                List<ImageName> names = new ArrayList<>(List.of(name));
                settings.tags().forEach(tag -> names.add(name.withTag(tag, "jib-maven-plugin's <to><tags>")));
                Optional<Login> login =
                        settings.login().or(() -> registries.logins().apply(name.registry()));
                new IndexPush(login, settings.unencrypted(), log).run(engine.get(), images, names);
            }

            @Override
            public void push(Path layout, List<ImageName> names, ContainerEngine podman) throws Exception {
                for (ImageName name : names) {
                    LayoutPush push = new LayoutPush(
                            podman,
                            settings.unencrypted(),
                            settings.login().or(() -> registries.logins().apply(name.registry())));
                    new Push(log).run(name, () -> push.run(layout, name));
                }
            }
        };
        new ImageBuild(
                        runner,
                        engine,
                        (found, image) -> new ImagePull(found, registries, log).fetch(image),
                        assembly,
                        new NativeGoal(goals),
                        log)
                .build(request);
        for (RuntimeParts parts : last.values()) {
            ImagePapers own = last.size() > 1 ? papers.forPlatform(parts.architecture()) : papers;
            own.writeSbom(request.name(), parts, request.base(), provenance, runner);
        }
    }

    private ImageRequest request(Wanted wanted, Targets targets, JibSettings settings, ImageTargetMojo details)
            throws Exception {
        ImageVariant variant = ImageVariant.of(wanted.variant());
        ImageName name = settings.imageName(Optional.ofNullable(wanted.name()));
        Optional<NativePlan> program = variant == ImageVariant.NATIVE
                ? Optional.of(NativePlan.of(
                        ProgramPath.ofThisProcess(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        targets.platforms()))
                : Optional.empty();
        ImageVariant basis = program.map(ImageVariant::forProgram).orElse(variant);
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
                        .or(() -> basis.base(wanted.debug(), Runtime.version().feature())),
                settings.ownEntrypoint(),
                wanted.check(),
                settings.archive(wanted.tar()),
                project.getRuntimeClasspathElements().stream().map(Path::of).toList(),
                wanted.shrink()
                        ? Optional.of(new Shrinking(proguard.classPath(), Optional.ofNullable(wanted.shrinkRules())))
                        : Optional.empty(),
                wanted.modules() == null ? Set.of() : wanted.modules(),
                owner(details.sessionServices()),
                workFolder,
                cache(),
                targets,
                program,
                details.budget());
    }

    /** Of the containers that the image is tried in: they go with the build, however it ends. */
    private ContainerOwner owner(SessionServices services) {
        var module = new ServicePlan(session, project).module();
        Ownership labels = new Ownership(
                BuildSession.current().toString(),
                Host.key(),
                module.coordinates(),
                module.rootKey(),
                "image",
                false,
                "");
        return new ContainerOwner(labels.labels(), services::owe, services::forgive);
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
