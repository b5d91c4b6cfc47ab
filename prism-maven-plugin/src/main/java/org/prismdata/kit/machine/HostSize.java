package org.prismdata.kit.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.prismdata.kit.host.OperatingSystem;

/**
 * What a virtual machine can have a part of.
 *
 * @param os the system
 * @param cpus how many processors it has
 * @param memory bytes of memory
 * @param freeDisk bytes that are free where virtual machines are kept
 */
public record HostSize(OperatingSystem os, int cpus, long memory, long freeDisk) {
    /** This machine's. */
    public static HostSize ofThisMachine() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new HostSize(
                OperatingSystem.named(System.getProperty("os.name")),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize(),
                freeDisk(Path.of(System.getProperty("user.home"))));
    }

    private static long freeDisk(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
