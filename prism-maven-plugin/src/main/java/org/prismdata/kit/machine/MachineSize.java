package org.prismdata.kit.machine;

import java.util.List;
import java.util.OptionalInt;

/**
 * How large a virtual machine is.
 *
 * @param cpus its processors
 * @param memory its memory in MiB
 * @param disk its disk in GiB, at most: it takes what is used
 */
public record MachineSize(int cpus, int memory, int disk) {
    private static final double USUAL = 16L << 30;
    private static final long GIGABYTE = 1L << 30;
    private static final int SMALLEST_DISK = 20;

    /** For a host with 16 GiB of memory 4 processors, 4096 MiB and 50 GiB; for others in proportion to theirs, within bounds. */
    public static MachineSize of(HostSize host) {
        double part = host.memory() / USUAL;
        int cpus = between(2, 4 * part, 8);
        int memory = between(2048, 4096 * part, 16384) / 256 * 256;
        int disk = between(SMALLEST_DISK, 50 * part, 200);
        return new MachineSize(Math.max(1, Math.min(cpus, host.cpus())), memory, (int)
                Math.max(SMALLEST_DISK, Math.min(disk, host.freeDisk() / 2 / GIGABYTE)));
    }

    private static int between(int least, double wanted, int most) {
        return (int) Math.max(least, Math.min(most, Math.round(wanted)));
    }

    /** The same, but for what a user asks for. */
    public MachineSize with(OptionalInt ownCpus, OptionalInt ownMemory, OptionalInt ownDisk) {
        return new MachineSize(ownCpus.orElse(cpus), ownMemory.orElse(memory), ownDisk.orElse(disk));
    }

    List<String> options() {
        return List.of(
                "--cpus",
                String.valueOf(cpus),
                "--memory",
                String.valueOf(memory),
                "--disk-size",
                String.valueOf(disk));
    }

    @Override
    public String toString() {
        return cpus + " CPUs, " + memory + " MiB, " + disk + " GiB";
    }
}
