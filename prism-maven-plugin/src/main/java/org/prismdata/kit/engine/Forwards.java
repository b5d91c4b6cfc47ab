package org.prismdata.kit.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.BackgroundProcess;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;

/**
 * Ports of this machine that lead to ports of the machine that a remote Podman works on: an {@code ssh} each, which ends when
 * it is closed, or with us.
 */
public final class Forwards implements AutoCloseable {
    private static final Duration TIME_TO_LOG_IN = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 10;
    // Waits for the end of its input, which we hold.
    private static final String UNTIL_WE_END = "echo forwarded; cat";

    private final ProcessRunner runner = new ProcessRunner();
    private final ProgramPath path;
    private final Map<Integer, Forward> open = new HashMap<>();

    /** @param path where to look for {@code ssh} */
    public Forwards(ProgramPath path) {
        this.path = path;
    }

    /**
     * Has a port lead there soon; {@link Forward#await} waits until it does.
     *
     * @param port on this machine
     * @param there on the other one
     */
    synchronized Forward begin(PodmanUrl podman, int port, int there) {
        find(port).ifPresent(earlier -> earlier.process.close());
        CountDownLatch ready = new CountDownLatch(1);
        List<String> tunnel = tunnel(podman, port, there);
        Command command = Command.of(line(tunnel)).tellingEachLine(line -> {
            if (line.equals("forwarded")) {
                ready.countDown();
            }
        });
        Forward forward = new Forward(podman, tunnel, runner.begin(command), ready);
        open.put(port, forward);
        return forward;
    }

    synchronized Optional<Forward> find(int port) {
        return Optional.ofNullable(open.get(port));
    }

    @Override
    public synchronized void close() {
        open.values().forEach(forward -> forward.process.close());
        open.clear();
    }

    private List<String> line(List<String> tunnel) {
        Path ssh = path.find("ssh", List.of())
                .orElseThrow(
                        () -> new PrismException(
                                "services on another machine can't be reached",
                                "ssh is not on the PATH",
                                "sudo apt install openssh-client  (Debian, Ubuntu), sudo dnf install openssh-clients  (Fedora, RHEL)"));
        List<String> line = new ArrayList<>(List.of(ssh.toString(), "-T", "-a", "-x"));
        // Asks nothing; is no part of a connection that others use, which would outlive it; notes a dead network.
        List.of(
                        "BatchMode=yes",
                        "ControlMaster=no",
                        "ControlPath=none",
                        "ExitOnForwardFailure=yes",
                        "ConnectTimeout=10",
                        "ServerAliveInterval=15")
                .forEach(option -> line.addAll(List.of("-o", option)));
        line.addAll(tunnel);
        line.add(UNTIL_WE_END);
        return line;
    }

    private static List<String> tunnel(PodmanUrl podman, int port, int there) {
        String host = ContainerEngine.HOST;
        List<String> arguments = new ArrayList<>(List.of("-L", host + ":" + port + ":" + host + ":" + there));
        arguments.addAll(podman.destination());
        return arguments;
    }

    /**
     * One port.
     *
     * @param tunnel ssh's arguments for it
     */
    record Forward(PodmanUrl podman, List<String> tunnel, BackgroundProcess process, CountDownLatch ready) {
        /**
         * @throws PortTakenException if another program has the port on this machine
         * @throws PrismException if ssh can't log in
         */
        void await() {
            long deadline = System.nanoTime() + TIME_TO_LOG_IN.toNanos();
            try {
                while (!ready.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    if (!process.isAlive() || System.nanoTime() > deadline) {
                        process.close();
                        throw failure(process.complaint());
                    }
                }
            } catch (InterruptedException e) {
                process.close();
                Thread.currentThread().interrupt();
                throw new PrismException("ssh was interrupted", "the build was cancelled", "run it again", e);
            }
        }

        /** What a user types to have the same. */
        String command() {
            return "ssh -N " + String.join(" ", tunnel);
        }

        private PrismException failure(String complaint) {
            if (complaint.contains("Address already in use")) {
                return EngineFailure.explain(EngineKind.PODMAN, complaint);
            }
            String host = String.join(" ", podman.destination());
            return new PrismException(
                    "services on " + podman.url().getHost() + " can't be reached",
                    "ssh says: "
                            + (complaint.isEmpty() ? "nothing for " + TIME_TO_LOG_IN.toSeconds() + " s" : complaint),
                    "see to it that `ssh -o BatchMode=yes " + host + " true` works");
        }
    }
}
