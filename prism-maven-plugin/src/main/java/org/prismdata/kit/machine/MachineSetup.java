package org.prismdata.kit.machine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.prismdata.kit.host.OperatingSystem;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.TimedOutException;

/** Makes Podman's virtual machine and starts it, as far as that has to be done. */
public final class MachineSetup {
    private static final Duration LIST_LIMIT = Duration.ofSeconds(20);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    // The words of macOS and Linux, and of Windows.
    private static final Pattern NO_SPACE = Pattern.compile("(?i)no space left|not enough space");
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Path podman;
    private final ProcessRunner runner;
    private final HostSize host;
    private final Consumer<String> log;

    /**
     * @param podman the program
     * @param runner runs its commands
     * @param host this machine
     * @param log told what is done, a line each
     */
    public MachineSetup(Path podman, ProcessRunner runner, HostSize host, Consumer<String> log) {
        this.podman = podman;
        this.runner = runner;
        this.host = host;
        this.log = log;
    }

    /**
     * @param dryRun only shows the commands
     * @throws PrismException if one fails or hangs, or nothing answers afterwards
     */
    public void run(MachineRequest request, boolean dryRun) {
        MachinePlan plan = plan(request);
        plan.remarks().forEach(log);
        if (host.os() == OperatingSystem.LINUX) {
            return;
        }
        for (MachinePlan.Step step : plan.steps()) {
            log.accept(step.toString());
            if (!dryRun) {
                run(step, request);
            }
        }
        if (!dryRun) {
            awaitAnswer(request);
            machines().stream()
                    .filter(machine -> machine.name().equals(request.name()))
                    .forEach(machine -> log.accept(machine.name() + " is up: " + machine.size() + ", rootless"));
        } else if (plan.steps().isEmpty()) {
            log.accept("nothing has to be done");
        }
    }

    private MachinePlan plan(MachineRequest request) {
        if (host.os() == OperatingSystem.LINUX) {
            return MachinePlan.of(host, request, List.of(), false);
        }
        List<PodmanMachine> machines = machines();
        boolean known = machines.stream().anyMatch(machine -> machine.name().equals(request.name()));
        boolean rootful = known
                && must(List.of("machine", "inspect", "--format", "{{.Rootful}}", request.name()), LIST_LIMIT)
                        .strip()
                        .equals("true");
        return MachinePlan.of(host, request, machines, rootful);
    }

    private List<PodmanMachine> machines() {
        return PodmanMachine.parse(must(List.of("machine", "list", "--format", "json"), LIST_LIMIT));
    }

    private void run(MachinePlan.Step step, MachineRequest request) {
        try {
            must(step.arguments(), step.limit());
        } catch (TimedOutException e) {
            throw hangs(step, request, e);
        }
    }

    private PrismException hangs(MachinePlan.Step step, MachineRequest request, TimedOutException e) {
        String name = request.name();
        return new PrismException(
                "`" + step + "` was ended after " + step.limit().toSeconds() + " s",
                e.reason()
                        + (step.starts() ? "\nsuch a start is known to hang when an earlier one was interrupted" : ""),
                "podman machine stop " + name
                        + ", then mvn prism:machine again; -Dprism.machine.timeout=SECONDS gives it"
                        + " longer\n"
                        + "if it hangs again, end what is left of it (`ps ax | grep -e gvproxy -e vfkit -e krunkit -e qemu`),"
                        + " and see what `podman --log-level=debug machine start " + name + "` says last\n"
                        + "as a last resort, podman machine rm --force " + name
                        + "  (its images, containers and volumes are lost), then mvn prism:machine");
    }

    /** Started is not the same as serving. */
    private void awaitAnswer(MachineRequest request) {
        long deadline = System.nanoTime() + request.startLimit().toNanos();
        String complaint;
        do {
            ProcessResult answer = answer();
            if (answer.succeeded()) {
                return;
            }
            complaint = answer.complaint();
            pause();
        } while (System.nanoTime() < deadline);
        throw new PrismException(
                request.name() + " is up, but Podman does not answer",
                "`podman info` says: " + complaint,
                "podman machine stop " + request.name()
                        + ", then mvn prism:machine again; if another machine is the default:"
                        + " podman system connection default " + request.name());
    }

    private ProcessResult answer() {
        try {
            return runner.run(command(List.of("info"), ANSWER_LIMIT));
        } catch (TimedOutException e) {
            return new ProcessResult(1, "", e.problem());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PrismException(
                    "waiting for the virtual machine was interrupted", "it was cancelled", "run it again", e);
        }
    }

    private String must(List<String> arguments, Duration limit) {
        ProcessResult result = runner.run(command(arguments, limit));
        if (!result.succeeded()) {
            throw new PrismException(
                    "`podman " + String.join(" ", arguments) + "` failed",
                    "podman says: " + result.complaint(),
                    NO_SPACE.matcher(result.complaint()).find()
                            ? "free some, or ask for a smaller disk: -Dprism.machine.disk=20; what was begun goes with"
                                    + " `podman machine rm --force`"
                            : "see what `podman machine list` and `podman --log-level=debug machine start` say by hand");
        }
        return result.output();
    }

    private Command command(List<String> arguments, Duration limit) {
        List<String> line = new ArrayList<>(List.of(podman.toString()));
        line.addAll(arguments);
        return Command.of(line).within(limit);
    }
}
