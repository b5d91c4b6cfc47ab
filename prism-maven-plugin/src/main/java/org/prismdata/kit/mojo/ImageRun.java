package org.prismdata.kit.mojo;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.image.ImageBuild;
import org.prismdata.kit.image.ImageRequest;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.provenance.LabelExtension;
import org.prismdata.kit.provenance.Provenance;
import org.prismdata.kit.pull.ImagePull;
import org.prismdata.kit.pull.Registries;

/**
 * Builds an image with Jib and its papers.
 *
 * @param goals runs goals of other plugins
 * @param kit this plugin
 * @param registries where images are fetched from and pushed to
 * @param engine finds the engine
 * @param runner runs programs
 * @param log told what was done, line by line
 */
record ImageRun(
        PluginGoal goals,
        PluginDescriptor kit,
        Registries registries,
        Supplier<ContainerEngine> engine,
        ProcessRunner runner,
        Consumer<String> log) {

    void build(ImageRequest request, ImageTargetMojo details) throws Exception {
        Supplier<ContainerEngine> engines = () -> {
            ContainerEngine found = engine.get();
            details.sessionServices().removeLeftovers();
            return found;
        };
        JibSettings settings = new JibSettings(goals.project(), goals.session());
        JibGoal jib = new JibGoal(goals, kit, settings);
        ImagePapers papers = details.papers(kit.getVersion());
        Provenance provenance = papers.provenance(runner);
        jib.add(LabelExtension.class, provenance.labels());
        JibAssembly assembly = new JibAssembly(jib, settings, registries, request, details, engines, log);
        new ImageBuild(
                        runner,
                        engines,
                        (found, image) -> new ImagePull(found, registries, log).fetch(image),
                        assembly,
                        new NativeGoal(goals),
                        log)
                .build(request);
        assembly.writeSboms(papers, provenance, runner);
    }
}
