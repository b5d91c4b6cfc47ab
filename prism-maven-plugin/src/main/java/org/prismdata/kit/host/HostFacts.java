package org.prismdata.kit.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * This machine and this user.
 *
 * @param os the system; all that follows is of Linux
 * @param account who runs Maven
 * @param systemd whether it runs the machine
 * @param noNewPrivileges whether no program gets more rights than its caller has, as in some containers
 * @param userNamespaces whether an ordinary user may make one
 * @param cgroups how control groups are mounted
 * @param fuse the device {@code /dev/fuse}
 * @param tun the device {@code /dev/net/tun}
 * @param limits what the user may have at most
 * @param subuids all lines of {@code /etc/subuid}
 * @param subgids all lines of {@code /etc/subgid}
 * @param uidHelper {@code newuidmap}
 * @param gidHelper {@code newgidmap}
 * @param programs where programs are that Podman runs, by their names
 * @param runtimeDirectory the folder for files of what runs
 * @param containersConf {@code containers.conf}
 * @param storageConf {@code storage.conf}
 * @param registriesConf {@code registries.conf}
 */
public record HostFacts(
        OperatingSystem os,
        Account account,
        boolean systemd,
        boolean noNewPrivileges,
        boolean userNamespaces,
        Cgroups cgroups,
        Access fuse,
        Access tun,
        Limits limits,
        List<IdRange> subuids,
        List<IdRange> subgids,
        Optional<IdHelper> uidHelper,
        Optional<IdHelper> gidHelper,
        Map<String, Path> programs,
        RuntimeDirectory runtimeDirectory,
        PodmanConf containersConf,
        PodmanConf storageConf,
        PodmanConf registriesConf) {

    public HostFacts {
        subuids = List.copyOf(subuids);
        subgids = List.copyOf(subgids);
        programs = Map.copyOf(programs);
    }

    /** How many of the ids the user has. */
    public long own(List<IdRange> ranges) {
        return ranges.stream()
                .filter(range ->
                        range.owner().equals(account.name()) || range.owner().equals(String.valueOf(account.id())))
                .mapToLong(IdRange::count)
                .sum();
    }

    public boolean has(String program) {
        return programs.containsKey(program);
    }
}
