package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.image.BaseImage;
import org.prismdata.kit.image.ImageBuild;
import org.prismdata.kit.image.ImageRequest;
import org.prismdata.kit.image.RuntimeParts;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.provenance.Provenance;
import org.prismdata.kit.pull.Registries;
import org.prismdata.kit.push.EnginePush;
import org.prismdata.kit.push.Push;

/** Has Jib write or push an image, and the engine push what Jib can't. */
final class JibAssembly implements ImageBuild.Assembly {
    private final JibGoal jib;
    private final JibSettings settings;
    private final Registries registries;
    private final ImageRequest request;
    private final Optional<BaseImage> base;
    private final ImageTargetMojo details;
    private final Supplier<ContainerEngine> engines;
    private final Consumer<String> log;
    /** What each platform's image was assembled of last. */
    private final Map<String, RuntimeParts> last = new LinkedHashMap<>();

    /** @param engines finds the engine; asked only to push */
    JibAssembly(
            JibGoal jib,
            JibSettings settings,
            Registries registries,
            ImageRequest request,
            ImageTargetMojo details,
            Supplier<ContainerEngine> engines,
            Consumer<String> log) {
        this.jib = jib;
        this.settings = settings;
        this.registries = registries;
        this.request = request;
        this.base = request.base().map(name -> BaseImage.of(name, registries.mirrors()));
        this.details = details;
        this.engines = engines;
        this.log = log;
    }

    @Override
    public void write(RuntimeParts parts) throws Exception {
        run("buildTar", request.name(), parts);
    }

    @Override
    public void push(ImageName name, RuntimeParts parts) throws Exception {
        new Push(log).run(name, () -> run("build", name, parts));
    }

    private void run(String goal, ImageName name, RuntimeParts parts) throws Exception {
        last.put(parts.architecture(), parts);
        details.addContainerfile(jib, parts);
        jib.run(goal, name, request.tar(), base, parts);
    }

    @Override
    public void index(List<ImageName> images) throws Exception {
        List<ImageName> names = new ArrayList<>(List.of(request.name()));
        settings.tags().forEach(tag -> names.add(request.name().withTag(tag, "jib-maven-plugin's <to><tags>")));
        for (ImageName name : names) {
            engine().index(images, name);
        }
    }

    @Override
    public void push(Path layout, List<ImageName> names) throws Exception {
        for (ImageName name : names) {
            engine().layout(layout, name);
        }
    }

    private EnginePush engine() {
        return new EnginePush(
                engines.get(),
                settings.unencrypted(),
                name -> settings.login().or(() -> registries.logins().apply(name.registry())),
                log);
    }

    /** Writes the lists of what is in the images. */
    void writeSboms(ImagePapers papers, Provenance provenance, ProcessRunner runner) throws Exception {
        for (RuntimeParts parts : last.values()) {
            ImagePapers own = last.size() > 1 ? papers.forPlatform(parts.architecture()) : papers;
            own.writeSbom(request.name(), parts, request.base(), provenance, runner);
        }
    }
}
