package org.prismdata.kit.doctor;

import org.prismdata.kit.host.Access;

/** The device that fuse-overlayfs needs, where the kernel does not let a user mount overlays. */
final class FuseDevice implements RootlessCheck {
    @Override
    public String name() {
        return "fuse";
    }

    @Override
    public Finding lookHere(Facts facts) {
        Access access = facts.host().fuse();
        boolean needed = facts.engine()
                .info()
                .filter(info -> info.storageDriver().equals("overlay")
                        && !info.mountProgram().isEmpty())
                .isPresent();
        if (access == Access.OPEN) {
            return Finding.ok(name(), "/dev/fuse may be opened" + (needed ? "" : ", and the kernel does without"));
        }
        String found = access == Access.MISSING ? "there is no /dev/fuse" : "this user may not open /dev/fuse";
        return needed
                ? Finding.failure(
                        name(),
                        found,
                        "storage.conf has fuse-overlayfs as mount_program, which needs it for every container",
                        access == Access.MISSING
                                ? "sudo modprobe fuse (in a container, start that with --device /dev/fuse); with Linux 5.13 or"
                                        + " later, take mount_program out of storage.conf instead"
                                : "sudo chmod 666 /dev/fuse")
                : Finding.ok(name(), found + ", and the kernel does without");
    }
}
