package org.prismdata.kit.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.prismdata.kit.engine.EngineFailure;
import org.prismdata.kit.engine.EngineInfo;
import org.prismdata.kit.host.HostFacts;

/** How Podman keeps images and makes containers of them. */
final class StorageDriver implements RootlessCheck {
    private static final String STORAGE = "storage";
    private static final String RESET =
            "podman save --multi-image-archive --output images.tar IMAGE…  (what you need of your images; containers and volumes"
                    + " are lost), podman system reset --force";
    private static final String LOAD = "podman load --input images.tar";

    @Override
    public String name() {
        return STORAGE;
    }

    @Override
    public Finding lookHere(Facts facts) {
        HostFacts host = facts.host();
        Optional<EngineInfo> known = facts.engine().info();
        if (known.isEmpty()) {
            return unknown(host);
        }
        EngineInfo info = known.get();
        String there = info.storageDriver() + " in " + info.graphRoot();
        Optional<String> asked = host.storageConf().value(STORAGE, "driver");
        if (asked.filter(driver -> !driver.equals(info.storageDriver())).isPresent()) {
            return Finding.warning(
                    name(),
                    there + ", while storage.conf has driver = \"" + asked.get() + "\"",
                    "what is stored already is of another driver, so Podman keeps to that, and says so at each command",
                    RESET + "; then " + LOAD);
        }
        if (host.storageConf().named()
                && asked.isPresent()
                && host.storageConf().value(STORAGE, "runroot").isEmpty()) {
            return Finding.warning(
                    name(),
                    there + ", and the storage.conf that CONTAINERS_STORAGE_CONF names has no runroot",
                    "`podman commit` refuses then: no service starts from a snapshot of its own",
                    "put runroot = \"" + info.runRoot() + "\" below [storage] in "
                            + host.storageConf().own());
        }
        if (info.storageDriver().equals("overlay")) {
            return info.mountProgram().isEmpty()
                    ? Finding.ok(name(), there)
                    : Finding.note(
                            name(),
                            there + ", mounted by " + info.mountProgram(),
                            "from Linux 5.13 on the kernel does that itself, without a process for each container",
                            "take mount_program out of " + host.storageConf().own());
        }
        if (!info.storageDriver().equals("vfs")) {
            return Finding.ok(name(), there);
        }
        Repair.Configure repair = overlay(host, info.graphRoot(), info.runRoot());
        Finding finding = Finding.warning(
                name(),
                there,
                "vfs copies the whole image at each start: a warm Postgres takes 4 to 10 s instead of 0.3 s",
                RESET + "; then " + repair.shown() + "; then " + LOAD);
        boolean empty =
                info.images() == 0 && info.containers() == 0 && facts.engine().nothingElse();
        return empty ? finding.repairedBy(new Repair.RenewStorage(repair)) : finding;
    }

    /** Podman does not work, so only its file can be looked at. */
    private Finding unknown(HostFacts host) {
        Optional<String> driver = host.storageConf().value(STORAGE, "driver");
        if (driver.isEmpty()) {
            return Finding.note(
                    name(),
                    "Podman takes the driver that it finds best",
                    "without storage.conf it may be vfs, which copies the whole image at each start",
                    overlay(
                                    host,
                                    host.account().home() + "/.local/share/containers/storage",
                                    host.runtimeDirectory().path() + "/containers")
                            .shown());
        }
        return host.storageConf().value(STORAGE, "runroot").isPresent()
                ? Finding.ok(name(), driver.get() + " by storage.conf")
                : Finding.failure(
                        name(),
                        EngineFailure.STORAGE.meaning(),
                        "its storage.conf has a driver and no runroot, which Podman 4 asks for then",
                        EngineFailure.STORAGE.fix());
    }

    private static Repair.Configure overlay(HostFacts host, String graphRoot, String runRoot) {
        Path file = host.storageConf().own();
        return new Repair.Configure(
                file,
                List.of(
                        new Repair.Setting(STORAGE, "driver", "\"overlay\""),
                        new Repair.Setting(STORAGE, "graphroot", "\"" + graphRoot + "\""),
                        new Repair.Setting(STORAGE, "runroot", "\"" + runRoot + "\"")));
    }

    @Override
    public Set<EngineFailure> explains() {
        return Set.of(EngineFailure.STORAGE);
    }
}
