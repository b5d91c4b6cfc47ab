package org.prismdata.kit.doctor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.prismdata.kit.engine.EngineInfo;
import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.provision.Upkeep;
import org.prismdata.kit.pull.RegistryProbe;

/**
 * The engine, and what is in it.
 *
 * @param kind which it is; empty if there is none
 * @param program its file; empty if there is none
 * @param remoteHost the machine it is on; empty if on this one
 * @param version its version; empty if it does not tell
 * @param info what Podman tells of itself; empty if it can't, or is on another machine
 * @param refusal why there is none, or none that answers
 * @param trial why a container with a port did not start; empty if one did, or none was tried
 * @param socket whether programs can reach its API already
 * @param nothingElse whether it has no volumes, and no networks that a user has made
 * @param registries what the registries said, one for each
 * @param remains the kit's containers
 * @param outdatedSnapshots the names of those whose image was replaced
 */
record EngineFacts(
        Optional<EngineKind> kind,
        String program,
        Optional<String> remoteHost,
        String version,
        Optional<EngineInfo> info,
        Optional<PrismException> refusal,
        Optional<PrismException> trial,
        boolean socket,
        boolean nothingElse,
        List<RegistryProbe.Answer> registries,
        Upkeep.Remains remains,
        List<String> outdatedSnapshots) {
    EngineFacts {
        registries = List.copyOf(registries);
        outdatedSnapshots = List.copyOf(outdatedSnapshots);
    }

    /** Such as {@code podman 5.4.2}; only where there is one. */
    String named() {
        return kind.orElseThrow().program() + " " + version;
    }

    /** Where nothing is known of one. */
    static EngineFacts unknown() {
        return of(Optional.empty(), "", Optional.empty());
    }

    /** Where there is none. */
    static EngineFacts none(PrismException refusal) {
        return of(Optional.empty(), "", Optional.of(refusal));
    }

    /** Where there is one that does not work. */
    static EngineFacts broken(EngineKind kind, String program, PrismException refusal) {
        return of(Optional.of(kind), program, Optional.of(refusal));
    }

    private static EngineFacts of(Optional<EngineKind> kind, String program, Optional<PrismException> refusal) {
        return new EngineFacts(
                kind,
                program,
                Optional.empty(),
                "",
                Optional.empty(),
                refusal,
                Optional.empty(),
                false,
                false,
                List.of(),
                new Upkeep.Remains(List.of(), List.of(), Set.of()),
                List.of());
    }
}
