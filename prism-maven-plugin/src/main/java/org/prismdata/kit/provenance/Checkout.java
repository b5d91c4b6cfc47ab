package org.prismdata.kit.provenance;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;

/**
 * What Git knows about a project's folder.
 *
 * @param revision the commit, with {@code -dirty} after it if a file was changed since
 * @param committed when it was committed
 * @param remote the address of {@code origin} in a form that others can use, without user and password
 */
public record Checkout(Optional<String> revision, Optional<Instant> committed, Optional<String> remote) {
    private static final Pattern URL = Pattern.compile("(https?|ssh|git)://(?:[^@/]*@)?(.+)");
    private static final Pattern SHORT_SSH = Pattern.compile("(?:[\\w.-]+@)?([\\w.-]+\\.[\\w-]+):([^/\\\\].*)");

    /** A folder that is in no repository, or on a machine without Git. */
    public static Checkout none() {
        return new Checkout(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Asks Git.
     *
     * @param git the program
     * @param folder the project's
     */
    public static Checkout of(Path git, Path folder, ProcessRunner runner) {
        return new Checkout(
                ask(runner, git, folder, "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"),
                ask(runner, git, folder, "log", "-1", "--format=%ct")
                        .map(Long::parseLong)
                        .map(Instant::ofEpochSecond),
                ask(runner, git, folder, "config", "--get", "remote.origin.url").flatMap(Checkout::publicUrl));
    }

    /**
     * @param address a remote's address
     * @return it without user and password; empty if it is a path of this machine
     */
    static Optional<String> publicUrl(String address) {
        Matcher url = URL.matcher(address);
        if (url.matches()) {
            return Optional.of(url.group(1) + "://" + url.group(2));
        }
        Matcher ssh = SHORT_SSH.matcher(address);
        return ssh.matches() ? Optional.of("ssh://" + ssh.group(1) + "/" + ssh.group(2)) : Optional.empty();
    }

    private static Optional<String> ask(ProcessRunner runner, Path git, Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of(git.toString(), "-C", folder.toString()));
        command.addAll(List.of(arguments));
        ProcessResult result = runner.run(Command.of(command));
        return Optional.of(result.output().strip()).filter(output -> result.succeeded() && !output.isEmpty());
    }
}
