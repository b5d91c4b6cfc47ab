package org.prismdata.kit.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.prismdata.kit.host.OperatingSystem;

/**
 * What a virtual machine can have a part of.
 *
 * @param os the system
 * @param cpus how many processors it has
 * @param memory bytes of memory
 * @param freeDisk bytes that are free where virtual machines are kept
 * @param provider what the user has Podman make new virtual machines with, {@code CONTAINERS_MACHINE_PROVIDER}; empty for its own
 *     choice
 */
public record HostSize(OperatingSystem os, int cpus, long memory, long freeDisk, String provider) {
    private static final String WSL = "wsl";

    /** What a new virtual machine is made with; empty where that makes no difference here. */
    String provider(String ofKnown) {
        if (!ofKnown.isEmpty()) {
            return ofKnown;
        }
        return provider.isEmpty() && os == OperatingSystem.WINDOWS ? WSL : provider;
    }

    /** Whether a virtual machine has a size of its own: all of WSL has one. */
    static boolean sized(String provider) {
        return !provider.equals(WSL);
    }

    /** This machine's. */
    public static HostSize ofThisMachine() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new HostSize(
                OperatingSystem.named(System.getProperty("os.name")),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize(),
                freeDisk(Path.of(System.getProperty("user.home"))),
                Optional.ofNullable(System.getenv("CONTAINERS_MACHINE_PROVIDER"))
                        .orElse(""));
    }

    private static long freeDisk(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
