package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.image.ImageCompression;
import org.prismdata.kit.image.ImageOutput;
import org.prismdata.kit.image.ImageRequest;
import org.prismdata.kit.image.ImageStart;
import org.prismdata.kit.image.ImageVariant;
import org.prismdata.kit.nativeimage.NativePlan;
import org.prismdata.kit.platform.Targets;
import org.prismdata.kit.process.ProgramPath;
import org.prismdata.kit.provision.SessionServices;
import org.prismdata.kit.session.BuildSession;
import org.prismdata.kit.session.ContainerOwner;
import org.prismdata.kit.session.Host;
import org.prismdata.kit.session.Ownership;
import org.prismdata.kit.shrink.Shrinking;

/** What image a module's build asks for, from the goal's parameters, jib-maven-plugin's configuration and the project. */
record ImagePlan(MavenSession session, MavenProject project, ProGuard proguard) {
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
            boolean check,
            boolean shrink) {}

    /** @param details the goal, for what only it knows */
    ImageRequest request(Wanted wanted, ImageTargetMojo details) throws Exception {
        JibSettings settings = new JibSettings(project, session);
        Targets targets = details.targets(settings.platforms());
        if (targets.platforms().size() > 1) {
            settings.requireFreeName();
        }
        ImageVariant variant = ImageVariant.of(wanted.variant());
        ImageName name = settings.imageName(Optional.ofNullable(wanted.name()));
        Optional<NativePlan> program = variant == ImageVariant.NATIVE
                ? Optional.of(NativePlan.of(
                        ProgramPath.ofThisProcess(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        targets.platforms()))
                : Optional.empty();
        details.requireWritable(variant);
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
                details.base()
                        .or(settings::baseImage)
                        .filter(base -> !base.equals("scratch"))
                        .or(() -> basis.base(wanted.debug(), Runtime.version().feature())),
                settings.ownEntrypoint(),
                wanted.check(),
                settings.archive(wanted.tar()),
                project.getRuntimeClasspathElements().stream().map(Path::of).toList(),
                wanted.shrink()
                        ? Optional.of(new Shrinking(proguard.classPath(), details.shrinkRules()))
                        : Optional.empty(),
                details.modules(),
                owner(details::sessionServices),
                workFolder,
                cache(),
                targets,
                program,
                details.budget());
    }

    /** Of the containers that the image is tried in: they go with the build, however it ends. */
    private ContainerOwner owner(Supplier<SessionServices> services) {
        var module = new ServicePlan(session, project).module();
        Ownership labels = new Ownership(
                BuildSession.current().toString(),
                Host.key(),
                module.coordinates(),
                module.rootKey(),
                "image",
                false,
                "");
        return new ContainerOwner(
                labels.labels(),
                name -> services.get().owe(name),
                name -> services.get().forgive(name));
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
