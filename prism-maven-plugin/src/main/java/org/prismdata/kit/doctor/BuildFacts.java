package org.prismdata.kit.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;

/**
 * Maven, its Java, and what the project needs.
 *
 * @param maven the version that runs
 * @param wrapper the version that the project's wrapper would run; empty if it has none
 * @param javaHome where Java is
 * @param java its version, whole
 * @param noLinking why it can't link a runtime; empty if it can
 * @param otherRuntimes the versions of runtimes linked earlier for the project's image, that are not this Java's
 * @param offline whether Maven may not use the network
 * @param missingImages those of the project's services that are not here
 * @param presentImages those that are
 * @param freePort whether this user gets a free port on the loopback interface
 * @param takenPorts the services whose own port another program has, by port
 * @param space the free bytes of the folders that fill, by folder
 * @param dockerHost where programs are told to look for an engine; empty if they are not
 * @param wantedEngine the engine's version that the user asks for; empty for any
 * @param engineNote the engine that the project names; empty if there is no place for it
 */
record BuildFacts(
        String maven,
        Optional<String> wrapper,
        Path javaHome,
        String java,
        Optional<PrismException> noLinking,
        List<String> otherRuntimes,
        boolean offline,
        List<ImageName> missingImages,
        List<ImageName> presentImages,
        boolean freePort,
        Map<Integer, String> takenPorts,
        Map<Path, Long> space,
        Optional<DockerHost> dockerHost,
        Optional<String> wantedEngine,
        Optional<EngineNote> engineNote) {
    BuildFacts {
        otherRuntimes = List.copyOf(otherRuntimes);
        missingImages = List.copyOf(missingImages);
        presentImages = List.copyOf(presentImages);
        takenPorts = Map.copyOf(takenPorts);
        space = Map.copyOf(space);
    }

    /** Where only the machine is looked at. */
    static BuildFacts unknown() {
        return new BuildFacts(
                "",
                Optional.empty(),
                Path.of(""),
                Runtime.version().toString(),
                Optional.empty(),
                List.of(),
                false,
                List.of(),
                List.of(),
                true,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The first number of Java's version. */
    int javaFeature() {
        return Runtime.Version.parse(java).feature();
    }
}
