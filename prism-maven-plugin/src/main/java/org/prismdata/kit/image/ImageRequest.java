package org.prismdata.kit.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.prismdata.kit.budget.Budget;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.nativeimage.NativePlan;
import org.prismdata.kit.platform.TargetPlatform;
import org.prismdata.kit.platform.Targets;
import org.prismdata.kit.session.ContainerOwner;
import org.prismdata.kit.shrink.Shrinking;

/**
 * The image to build.
 *
 * @param name its name
 * @param output where it goes
 * @param variant its kind
 * @param debug whether it gets tools to look into it with
 * @param start whether it gets an archive of classes; empty for one if an engine is there to train it
 * @param reproducible whether two builds must give the same image although it then starts slower
 * @param retrain whether to train it anew although only the project's classes have changed
 * @param compression how its layers are compressed; empty for what the output takes best
 * @param base the base image; empty for none
 * @param ownEntrypoint whether the user chose what it starts, so that its class path is Jib's
 * @param check whether to start it once it is built, if an engine is there
 * @param tar the archive to write, unless it goes to a registry
 * @param classPath the project's class folder and the jars it runs with
 * @param shrinking leaves out what the project does not reach, if that is wanted
 * @param extraModules JDK modules to add to those found
 * @param owner of the containers that a runtime is linked in, and that the image is tried in
 * @param workFolder keeps what was made from one build to the next
 * @param cache keeps compressed layers for all projects of this user
 * @param targets the platforms it is made for
 * @param program how the native program is made, if the variant is one
 * @param budget what the image may measure
 */
public record ImageRequest(
        ImageName name,
        ImageOutput output,
        ImageVariant variant,
        boolean debug,
        Optional<ImageStart> start,
        boolean reproducible,
        boolean retrain,
        Optional<ImageCompression> compression,
        Optional<String> base,
        boolean ownEntrypoint,
        boolean check,
        Path tar,
        List<Path> classPath,
        Optional<Shrinking> shrinking,
        Set<String> extraModules,
        ContainerOwner owner,
        Path workFolder,
        Path cache,
        Targets targets,
        Optional<NativePlan> program,
        Budget budget) {

    public ImageRequest {
        classPath = List.copyOf(classPath);
        extraModules = Set.copyOf(extraModules);
    }

    /** The name of one platform's image: its own only where the image is for several. */
    ImageName nameFor(TargetPlatform platform) {
        return targets.platforms().size() > 1
                ? name.withTag(name.suffix().substring(1) + "-" + platform.architecture(), "the image's name")
                : name;
    }
}
