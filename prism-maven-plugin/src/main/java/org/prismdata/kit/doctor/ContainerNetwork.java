package org.prismdata.kit.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.prismdata.kit.engine.EngineFailure;
import org.prismdata.kit.host.HostFacts;

/** The programs that give rootless containers a network. */
final class ContainerNetwork implements RootlessCheck {
    @Override
    public String name() {
        return "network";
    }

    @Override
    public Finding lookHere(Facts facts) {
        HostFacts host = facts.host();
        if (!host.has("slirp4netns") && !host.has("pasta")) {
            return Finding.failure(
                    name(),
                    EngineFailure.NO_SLIRP.meaning(),
                    "neither slirp4netns nor pasta is there, so no container has a network",
                    EngineFailure.NO_SLIRP.fix());
        }
        boolean netavark = facts.engine()
                .info()
                .map(info -> info.networkBackend().equals("netavark"))
                .orElse(true);
        if (!netavark) {
            return Finding.ok(name(), (host.has("pasta") ? "pasta" : "slirp4netns") + ", networks by CNI");
        }
        List<String> missing = new ArrayList<>();
        if (!host.has("netavark")) {
            missing.add("netavark");
        }
        if (!host.has("aardvark-dns")) {
            missing.add("aardvark-dns");
        }
        boolean firewall = host.has("iptables") || host.has("nft");
        if (!firewall) {
            return Finding.warning(
                    name(),
                    EngineFailure.NO_FIREWALL.meaning(),
                    "services do without; the networks of a Compose file, and `podman network create`, do not work",
                    EngineFailure.NO_FIREWALL.fix());
        }
        return missing.isEmpty()
                ? Finding.ok(
                        name(),
                        (host.has("pasta") ? "pasta" : "slirp4netns") + ", netavark, aardvark-dns, "
                                + (host.has("iptables") ? "iptables" : "nftables"))
                : Finding.warning(
                        name(),
                        "there is no " + String.join(" and no ", missing),
                        "services do without; in the networks of a Compose file, services do not find each other",
                        "sudo apt install " + String.join(" ", missing) + "  (Debian, Ubuntu), sudo dnf install "
                                + String.join(" ", missing) + "  (Fedora, RHEL)");
    }

    @Override
    public Set<EngineFailure> explains() {
        return Set.of(EngineFailure.NO_SLIRP, EngineFailure.NO_FIREWALL);
    }
}
