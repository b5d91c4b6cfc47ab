package org.prismdata.kit.doctor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.prismdata.kit.engine.EngineFailure;
import org.prismdata.kit.host.HostFacts;
import org.prismdata.kit.host.IdHelper;

/** The two programs that give a user more than one id. */
final class IdHelpers implements RootlessCheck {
    @Override
    public String name() {
        return "id-helpers";
    }

    @Override
    public Finding lookHere(Facts facts) {
        HostFacts host = facts.host();
        if (host.uidHelper().isEmpty() || host.gidHelper().isEmpty()) {
            return Finding.failure(
                    name(),
                    EngineFailure.NO_NEWUIDMAP.meaning(),
                    missing("newuidmap", host.uidHelper()) + missing("newgidmap", host.gidHelper())
                            + "without them no container has more than one user",
                    EngineFailure.NO_NEWUIDMAP.fix());
        }
        List<String> files = Stream.of(host.uidHelper(), host.gidHelper())
                .flatMap(Optional::stream)
                .filter(helper -> helper.power() == IdHelper.Power.MISSING)
                .map(helper -> helper.file().toString())
                .toList();
        if (!files.isEmpty()) {
            return Finding.failure(
                    name(),
                    EngineFailure.NO_POWER.meaning(),
                    String.join(" and ", files) + ": neither the setuid bit nor a file capability is set",
                    "sudo chmod u+s " + String.join(" ", files));
        }
        if (host.noNewPrivileges()) {
            return Finding.failure(
                    name(),
                    EngineFailure.NO_POWER.meaning(),
                    "this process runs with no_new_privs, so no program gets more rights than its caller has",
                    "start what Maven runs in (a container, a systemd unit) without no-new-privileges");
        }
        return Finding.ok(
                name(),
                host.uidHelper().get().file() + ", " + host.gidHelper().get().file());
    }

    private static String missing(String name, Optional<IdHelper> helper) {
        return helper.isPresent() ? "" : name + " is not on the PATH; ";
    }

    @Override
    public Set<EngineFailure> explains() {
        return Set.of(EngineFailure.NO_NEWUIDMAP, EngineFailure.NO_POWER);
    }
}
