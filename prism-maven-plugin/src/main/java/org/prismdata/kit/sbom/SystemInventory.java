package org.prismdata.kit.sbom;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.prismdata.kit.process.Command;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.process.ProcessRunner;

/**
 * The files of the machine's system that are in an image, by the packages that brought them where Debian's package
 * database tells.
 */
public final class SystemInventory {
    private static final String NAME_AND_VERSION = "${binary:Package}\t${Package}\t${Version}\t${Architecture}\n";
    private static final int FIELDS = 4;

    private final ProcessRunner runner;
    private final boolean debian;
    private final Path osRelease;

    /**
     * @param debian whether this machine has {@code dpkg-query}
     * @param osRelease the file that names the distribution, {@code /etc/os-release}
     */
    public SystemInventory(ProcessRunner runner, boolean debian, Path osRelease) {
        this.runner = runner;
        this.debian = debian;
        this.osRelease = osRelease;
    }

    /** @param root the folder that becomes the image's root */
    public List<Component> of(Path root) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            walk.filter(Files::isRegularFile)
                    .forEach(file ->
                            files.put("/" + root.relativize(file).toString().replace('\\', '/'), file));
        }
        Map<String, String> owners = debian ? owners(new ArrayList<>(files.keySet())) : Map.of();
        SortedMap<String, List<Component>> ofPackages = new TreeMap<>();
        List<Component> components = new ArrayList<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Component component = Component.file(file.getKey(), file.getValue());
            String owner = owners.get(file.getKey());
            if (owner == null) {
                components.add(component);
            } else {
                ofPackages.computeIfAbsent(owner, name -> new ArrayList<>()).add(component);
            }
        }
        if (!ofPackages.isEmpty()) {
            components.addAll(packages(ofPackages));
        }
        return components;
    }

    /** By path the package that brought it, as far as one did. */
    private Map<String, String> owners(List<String> paths) {
        List<String> command = new ArrayList<>(List.of("dpkg-query", "--search"));
        // The database has the path that the package was made with, with or without the later /usr before it.
        paths.forEach(path -> {
            command.add(path);
            command.add(path.startsWith("/usr/") ? path.substring("/usr".length()) : "/usr" + path);
        });
        // It fails if one path is nobody's, and tells of the others.
        return owners(paths, run(command).output());
    }

    /** Reads lines like {@code libc6:amd64: /lib/x86_64-linux-gnu/libc.so.6}. */
    static Map<String, String> owners(List<String> paths, String listing) {
        Map<String, String> owners = new HashMap<>();
        listing.lines().forEach(line -> {
            int separator = line.indexOf(": /");
            if (separator < 0 || line.startsWith("diversion by")) {
                return;
            }
            String path = line.substring(separator + 2);
            String owner = line.substring(0, separator).split(", ")[0];
            Stream.of(path, "/usr" + path, path.replaceFirst("^/usr/", "/"))
                    .filter(paths::contains)
                    .forEach(known -> owners.put(known, owner));
        });
        return owners;
    }

    private List<Component> packages(SortedMap<String, List<Component>> files) throws IOException {
        List<String> command = new ArrayList<>(List.of("dpkg-query", "--show", "--showformat=" + NAME_AND_VERSION));
        command.addAll(files.keySet());
        Properties system = new Properties();
        try (Reader reader = Files.newBufferedReader(osRelease)) {
            system.load(reader);
        }
        String vendor = unquoted(system.getProperty("ID", "debian"));
        String distribution = vendor + "-" + unquoted(system.getProperty("VERSION_ID", "unknown"));
        return run(command)
                .output()
                .lines()
                .map(line -> line.split("\t"))
                .filter(fields -> fields.length == FIELDS)
                .map(fields -> Component.systemPackage(
                        fields[1],
                        fields[2],
                        PackageUrl.debian(vendor, fields[1], fields[2], fields[3], distribution),
                        files.getOrDefault(fields[0], files.getOrDefault(fields[1], List.of()))))
                .toList();
    }

    private ProcessResult run(List<String> command) {
        return runner.run(Command.of(command).withEnvironment(Map.of("LC_ALL", "C")));
    }

    private static String unquoted(String value) {
        return value.replace("\"", "");
    }
}
