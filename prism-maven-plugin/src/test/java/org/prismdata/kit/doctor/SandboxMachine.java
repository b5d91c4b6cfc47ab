package org.prismdata.kit.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;

/**
 * A machine made of Linux's namespaces, which an ordinary user can make and whose root can break it: the same kernel, programs
 * and Podman, and nothing that is done in it is seen outside or left behind. The ordinary user in it has the same name and id
 * as outside. What it is made of, {@code machine.sh} says.
 */
final class SandboxMachine implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long IDS = 65536;

    private final ProcessRunner runner = new ProcessRunner();
    private final Process keeper;
    private final String name = System.getProperty("user.name");
    private final String uid;
    private final String gid;

    SandboxMachine() throws IOException {
        uid = id("-u");
        gid = id("-g");
        // Process 1 of it: when its input ends, all that runs there is ended.
        keeper = new ProcessBuilder(
                        "unshare", "--user", "--mount", "--pid", "--fork", "sh", "-c", "echo made; exec cat")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader answer = keeper.inputReader();
        if (!"made".equals(answer.readLine())) {
            throw new IOException("no user namespace can be made here");
        }
        map("newuidmap", uid, "/etc/subuid");
        map("newgidmap", gid, "/etc/subgid");
        try (InputStream script = SandboxMachine.class.getResourceAsStream("machine.sh")) {
            must(asRoot(
                    new String(script.readAllBytes(), StandardCharsets.UTF_8), name, uid, gid, String.valueOf(IDS)));
        }
    }

    /** Its root and all others are this user's subordinate ids; only the user's own stays as it is. */
    private void map(String helper, String own, String file) throws IOException {
        long first = Files.readAllLines(Path.of(file)).stream()
                .map(line -> line.split(":"))
                .filter(fields -> fields[0].equals(name) && Long.parseLong(fields[2]) >= IDS)
                .mapToLong(fields -> Long.parseLong(fields[1]))
                .findFirst()
                .orElseThrow(() -> new IOException(name + " has no 65536 ids in " + file));
        long before = Long.parseLong(own);
        must(runner.run(Command.of(
                helper,
                String.valueOf(keeper.pid()),
                "0",
                String.valueOf(first),
                own,
                own,
                own,
                "1",
                String.valueOf(before + 1),
                String.valueOf(first + before),
                String.valueOf(IDS - before))));
    }

    /** @param script in Bash, which has the arguments as {@code $1} and so on */
    ProcessResult asRoot(String script, String... arguments) {
        List<String> line = enter();
        line.addAll(List.of("bash", "-euc", script, "bash"));
        line.addAll(List.of(arguments));
        return run(line);
    }

    /** The same as the ordinary user, after a login. */
    ProcessResult asUser(String script, String... arguments) {
        List<String> line = enter();
        line.addAll(List.of(
                "setpriv",
                "--reuid=" + uid,
                "--regid=" + gid,
                "--clear-groups",
                "--inh-caps=-all",
                "env",
                "--ignore-environment",
                "--chdir=/srv/project",
                "HOME=/srv/home",
                "USER=" + name,
                "LANG=C.UTF-8",
                "PATH=/usr/bin:/usr/sbin",
                "XDG_RUNTIME_DIR=/run/user/" + uid,
                "bash",
                "-uc",
                script,
                "bash"));
        line.addAll(List.of(arguments));
        return run(line);
    }

    private List<String> enter() {
        return new ArrayList<>(List.of(
                "nsenter",
                "--target=" + keeper.pid(),
                "--user",
                "--mount",
                "--pid=/proc/" + keeper.pid() + "/ns/pid_for_children",
                "--setuid=0",
                "--setgid=0",
                "--"));
    }

    private ProcessResult run(List<String> line) {
        return runner.run(Command.of(line).within(LIMIT));
    }

    private String id(String option) throws IOException {
        return must(runner.run(Command.of("id", option))).output().strip();
    }

    static ProcessResult must(ProcessResult result) throws IOException {
        if (!result.succeeded()) {
            throw new IOException(result.output() + result.errors());
        }
        return result;
    }

    @Override
    public void close() throws IOException {
        keeper.getOutputStream().close();
        try {
            keeper.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
