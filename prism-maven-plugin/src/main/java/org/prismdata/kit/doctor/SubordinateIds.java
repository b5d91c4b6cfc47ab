package org.prismdata.kit.doctor;

import java.util.Set;
import org.prismdata.kit.engine.EngineFailure;
import org.prismdata.kit.host.HostFacts;
import org.prismdata.kit.host.IdRange;

/** The ids that the users inside containers have outside. */
final class SubordinateIds implements RootlessCheck {
    private static final int WANTED = 65536;

    @Override
    public String name() {
        return "subordinate-ids";
    }

    @Override
    public Finding lookHere(Facts facts) {
        HostFacts host = facts.host();
        long uids = host.own(host.subuids());
        long gids = host.own(host.subgids());
        String user = host.account().name();
        String ids = uids + " user ids and " + gids + " group ids for " + user;
        if (uids == 0 || gids == 0) {
            return Finding.failure(
                    name(),
                    EngineFailure.NO_SUBUID.meaning(),
                    "/etc/subuid and /etc/subgid have " + ids
                            + ": an image has files of several users, which need ids of their own outside",
                    add(host));
        }
        return uids < WANTED || gids < WANTED
                ? Finding.warning(
                        name(),
                        ids + ", of " + WANTED + " that images may use",
                        "an image with a file of a user above that number can't be unpacked",
                        add(host))
                : Finding.ok(name(), ids);
    }

    private static String add(HostFacts host) {
        return "sudo usermod --add-subuids " + range(IdRange.firstFree(host.subuids())) + " --add-subgids "
                + range(IdRange.firstFree(host.subgids())) + " "
                + host.account().name()
                + " && podman system migrate";
    }

    private static String range(long first) {
        return first + "-" + (first + WANTED - 1);
    }

    @Override
    public Set<EngineFailure> explains() {
        return Set.of(EngineFailure.NO_SUBUID);
    }
}
