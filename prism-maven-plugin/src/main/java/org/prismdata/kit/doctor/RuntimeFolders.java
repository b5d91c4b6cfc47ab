package org.prismdata.kit.doctor;

import java.util.Set;
import org.prismdata.kit.engine.EngineFailure;
import org.prismdata.kit.host.Account;
import org.prismdata.kit.host.RuntimeDirectory;

/** Where the state of what runs is kept. */
final class RuntimeFolders implements RootlessCheck {
    @Override
    public String name() {
        return "runtime-folder";
    }

    @Override
    public Finding lookHere(Facts facts) {
        RuntimeDirectory folder = facts.host().runtimeDirectory();
        Account user = facts.host().account();
        String path = "/run/user/" + user.id();
        String make = "sudo install -d -m 700 -o " + user.name() + " " + path + " && export XDG_RUNTIME_DIR=" + path;
        return switch (folder.state()) {
            case USABLE ->
                Finding.ok(
                        name(),
                        folder.path()
                                + facts.engine()
                                        .info()
                                        .map(info -> ", runroot " + info.runRoot())
                                        .orElse(""));
            case UNSET ->
                Finding.warning(
                        name(),
                        "XDG_RUNTIME_DIR is not set, as after `su` or in a cron job",
                        "Podman takes a folder below /tmp then; another shell of yours may not see the same containers",
                        facts.host().systemd()
                                ? "loginctl enable-linger " + user.name() + " && export XDG_RUNTIME_DIR=" + path
                                : make);
            case MISSING ->
                Finding.failure(
                        name(),
                        "XDG_RUNTIME_DIR is " + folder.path() + ", which is not there",
                        "Podman and the kit keep there what runs",
                        make);
            case FOREIGN ->
                Finding.failure(
                        name(),
                        EngineFailure.FOREIGN_RUNTIME_FOLDER.meaning(),
                        "it is " + folder.path() + ", and " + user.name() + " may not write there",
                        EngineFailure.FOREIGN_RUNTIME_FOLDER.fix());
        };
    }

    @Override
    public Set<EngineFailure> explains() {
        return Set.of(EngineFailure.FOREIGN_RUNTIME_FOLDER);
    }
}
