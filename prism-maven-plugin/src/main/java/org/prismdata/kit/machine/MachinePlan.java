package org.prismdata.kit.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prismdata.kit.host.OperatingSystem;
import org.prismdata.kit.problem.PrismException;

/**
 * What has to be done until containers can run.
 *
 * @param steps Podman's commands, in order; empty if nothing has to be done
 * @param remarks what a user should know besides, a line each
 */
public record MachinePlan(List<Step> steps, List<String> remarks) {
    private static final Duration DOWNLOAD = Duration.ofMinutes(20);
    private static final Duration SHORT = Duration.ofSeconds(60);

    public MachinePlan {
        steps = List.copyOf(steps);
        remarks = List.copyOf(remarks);
    }

    /**
     * A command of Podman's.
     *
     * @param arguments those after {@code podman}
     * @param limit how long it may take
     * @param starts whether it starts the virtual machine, which is known to hang
     */
    public record Step(List<String> arguments, Duration limit, boolean starts) {
        public Step {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return "podman " + String.join(" ", arguments);
        }
    }

    /**
     * @param host this machine
     * @param request what the user wants
     * @param machines those that there are
     * @param rootful whether the wanted one, if there is one, runs containers as its root
     * @throws PrismException if the host is too small
     */
    public static MachinePlan of(HostSize host, MachineRequest request, List<PodmanMachine> machines, boolean rootful) {
        if (host.os() == OperatingSystem.LINUX) {
            return new MachinePlan(
                    List.of(),
                    List.of(
                            "none is needed: on Linux containers run without a virtual machine; mvn prism:doctor looks at"
                                    + " what they need"));
        }
        MachineSize size = request.size(host);
        refuseTooLarge(host, size);
        Optional<PodmanMachine> known = machines.stream()
                .filter(machine -> machine.name().equals(request.name()))
                .findFirst();
        String provider = host.provider(known.map(PodmanMachine::provider).orElse(""));
        machines.stream()
                .filter(machine -> machine.running() && !machine.name().equals(request.name()))
                .findFirst()
                .filter(machine -> HostSize.sized(provider))
                .filter(machine -> known.filter(PodmanMachine::running).isEmpty())
                .ifPresent(MachinePlan::refuseSecond);
        List<String> remarks = new ArrayList<>();
        List<Step> steps = known.map(machine -> forKnown(host, request, machine, rootful, remarks))
                .orElseGet(() -> forNew(request, size, HostSize.sized(provider), remarks));
        return new MachinePlan(steps, remarks);
    }

    private static List<Step> forNew(MachineRequest request, MachineSize size, boolean sized, List<String> remarks) {
        List<String> init = new ArrayList<>(List.of("machine", "init", "--rootful=false"));
        if (sized) {
            init.addAll(size.options());
        } else {
            remarks.add("all of WSL has one size: for " + size + " put memory=" + size.memory() + "MB and processors="
                    + size.cpus() + " below [wsl2] in %UserProfile%\\.wslconfig, then wsl --shutdown");
        }
        init.add(request.name());
        return List.of(new Step(init, DOWNLOAD, false), start(request));
    }

    private static List<Step> forKnown(
            HostSize host, MachineRequest request, PodmanMachine machine, boolean rootful, List<String> remarks) {
        List<String> set = new ArrayList<>(List.of("machine", "set"));
        if (rootful) {
            set.add("--rootful=false");
        }
        if (HostSize.sized(host.provider(machine.provider()))) {
            set.addAll(request.changes(machine.size()));
            MachineSize wanted = request.size(host);
            boolean small =
                    machine.size().cpus() < wanted.cpus() || machine.size().memory() < wanted.memory();
            if (!request.sized() && small) {
                remarks.add("it has " + machine.size() + ", and this machine could give it " + wanted
                        + ": mvn prism:machine -Dprism.machine.cpus=" + wanted.cpus() + " -Dprism.machine.memory="
                        + wanted.memory());
            }
            if (request.disk().orElse(Integer.MAX_VALUE) < machine.size().disk()) {
                remarks.add("its disk stays at " + machine.size().disk() + " GiB: Podman makes none smaller");
            }
        } else if (request.sized()) {
            remarks.add(
                    "its size is that of all of WSL: memory and processors below [wsl2] in %UserProfile%\\.wslconfig");
        }
        List<Step> steps = new ArrayList<>();
        boolean change = set.size() > 2;
        set.add(request.name());
        // A start that was interrupted stays one for ever.
        if (machine.starting() || machine.running() && change) {
            steps.add(new Step(List.of("machine", "stop", request.name()), SHORT, false));
        }
        if (change) {
            steps.add(new Step(set, SHORT, false));
        }
        if (change || machine.starting() || !machine.running()) {
            steps.add(start(request));
        }
        return steps;
    }

    private static void refuseSecond(PodmanMachine other) {
        throw new PrismException(
                "the virtual machine " + other.name() + " is up",
                "Podman lets only one be up at a time",
                "use that one: -Dprism.machine.name=" + other.name() + "; or podman machine stop " + other.name());
    }

    private static Step start(MachineRequest request) {
        return new Step(List.of("machine", "start", request.name()), request.startLimit(), true);
    }

    private static void refuseTooLarge(HostSize host, MachineSize size) {
        if (size.cpus() > host.cpus() || size.memory() > host.memory() >> 20) {
            throw new PrismException(
                    "the virtual machine is to have " + size,
                    "this machine has " + host.cpus() + " CPUs and " + (host.memory() >> 20) + " MiB",
                    "ask for less (prism.machine.cpus, prism.machine.memory), or for nothing: " + MachineSize.of(host)
                            + " is what fits");
        }
    }
}
