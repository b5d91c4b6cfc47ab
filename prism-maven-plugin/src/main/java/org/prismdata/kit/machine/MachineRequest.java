package org.prismdata.kit.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.prismdata.kit.problem.PrismException;

/**
 * The virtual machine that a user wants.
 *
 * @param name its name
 * @param cpus its processors; empty for what fits the host
 * @param memory its memory in MiB; empty for what fits
 * @param disk its disk in GiB; empty for what fits
 * @param startLimit how long it may take to start
 */
public record MachineRequest(String name, OptionalInt cpus, OptionalInt memory, OptionalInt disk, Duration startLimit) {
    public static final String DEFAULT_NAME = "podman-machine-default";

    /** @throws PrismException if the name can't be one */
    public MachineRequest {
        if (!name.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]*")) {
            throw new PrismException(
                    "prism.machine.name is '" + name + "'",
                    "it has letters, digits, and after the first of these '_', '.' and '-'",
                    "leave it out, for " + DEFAULT_NAME);
        }
    }

    /**
     * A number that a user may have given.
     *
     * @param property what sets it
     * @param value null for none
     * @throws PrismException if it is no number above 0
     */
    public static OptionalInt number(String property, String value) {
        if (value == null) {
            return OptionalInt.empty();
        }
        if (!value.matches("[1-9]\\d{0,6}")) {
            throw new PrismException(
                    property + " is '" + value + "'",
                    "it must be a whole number, 1 or more",
                    "correct it or leave it out");
        }
        return OptionalInt.of(Integer.parseInt(value));
    }

    /** Whether the user has asked for a size. */
    boolean sized() {
        return cpus.isPresent() || memory.isPresent() || disk.isPresent();
    }

    /** The options by which one that is there gets what the user has asked for, as far as it has to be changed and can be. */
    List<String> changes(MachineSize now) {
        List<String> options = new ArrayList<>();
        cpus.ifPresent(wanted -> option("--cpus", wanted, wanted != now.cpus(), options));
        memory.ifPresent(wanted -> option("--memory", wanted, wanted != now.memory(), options));
        disk.ifPresent(wanted -> option("--disk-size", wanted, wanted > now.disk(), options));
        return options;
    }

    private static void option(String name, int value, boolean set, List<String> options) {
        if (set) {
            options.addAll(List.of(name, String.valueOf(value)));
        }
    }

    MachineSize size(HostSize host) {
        return MachineSize.of(host).with(cpus, memory, disk);
    }
}
