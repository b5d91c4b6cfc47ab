package org.prismdata.kit.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.prismdata.kit.problem.PrismException;

/**
 * The files of a Linux system of any platform, in a folder: unpacked packages or a container's files, which can't be run here.
 *
 * @param folder what is {@code /} there
 * @param loader the path in it of the loader that starts its programs
 */
public record SystemRoot(Path folder, String loader) {
    /**
     * Libraries nothing of a runtime is linked against, taken if they are there. The first three look up host names
     * in glibc before 2.34; the others are what native code inside jars is linked against.
     */
    public static final List<String> NEEDED_UNSEEN = List.of(
            "libnss_files.so.2",
            "libnss_dns.so.2",
            "libresolv.so.2",
            "libdl.so.2",
            "libm.so.6",
            "libpthread.so.0",
            "librt.so.1");

    /** Where systems have their libraries: Debian by platform, others by word size. */
    private static final List<String> FOLDERS = List.of(
            "lib/aarch64-linux-gnu",
            "usr/lib/aarch64-linux-gnu",
            "lib/x86_64-linux-gnu",
            "usr/lib/x86_64-linux-gnu",
            "lib64",
            "usr/lib64",
            "lib",
            "usr/lib");

    private static final int MOST_LINKS = 20;

    /**
     * The system that a file belongs to: the nearest folder above it that has the loader.
     *
     * @param loader the path of the loader in that system
     */
    static Optional<SystemRoot> around(Path file, String loader) {
        return Stream.iterate(file.toAbsolutePath().getParent(), folder -> folder != null, Path::getParent)
                // Where /lib leads to /usr/lib, it has the loader, too.
                .filter(folder -> !folder.endsWith("usr"))
                .filter(folder -> Files.exists(folder.resolve(loader.substring(1)), LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .map(folder -> new SystemRoot(folder, loader));
    }

    /**
     * The libraries that a runtime needs, and those that they need.
     *
     * @param runtime a linked runtime's folder
     * @return where each goes in the image, and the file it is here
     * @throws PrismException if one is missing
     */
    public SortedMap<String, Path> libraries(Path runtime) throws IOException {
        SortedMap<String, Path> found = new TreeMap<>();
        found.put(loader, real(loader.substring(1)));
        Set<String> own = new TreeSet<>();
        Deque<Path> unread = new ArrayDeque<>();
        try (Stream<Path> files = Files.walk(runtime)) {
            files.filter(file -> file.endsWith("bin/java") || file.toString().contains(".so"))
                    .forEach(file -> {
                        own.add(file.getFileName().toString());
                        unread.add(file);
                    });
        }
        Set<String> seen = new TreeSet<>(own);
        seen.add(loader.substring(loader.lastIndexOf('/') + 1));
        while (!unread.isEmpty()) {
            Path file = unread.remove();
            for (String name : ElfFile.read(file).libraries()) {
                if (seen.add(name)) {
                    String place = find(name).orElseThrow(() -> missing(name, file));
                    found.put("/" + place, real(place));
                    unread.add(real(place));
                }
            }
        }
        for (String name : NEEDED_UNSEEN) {
            Optional<String> place = find(name);
            if (place.isPresent()) {
                found.put("/" + place.get(), real(place.get()));
            }
        }
        return found;
    }

    private Optional<String> find(String library) {
        return FOLDERS.stream()
                .map(place -> place + "/" + library)
                .filter(place -> Files.exists(folder.resolve(place), LinkOption.NOFOLLOW_LINKS))
                .findFirst();
    }

    /** What a link leads to within the system: its {@code /} is not this machine's. */
    private Path real(String place) throws IOException {
        Path file = folder.resolve(place);
        for (int links = 0; Files.isSymbolicLink(file) && links < MOST_LINKS; links++) {
            Path target = Files.readSymbolicLink(file);
            file = target.isAbsolute()
                    ? folder.resolve(target.toString().substring(1))
                    : file.resolveSibling(target).normalize();
        }
        return file;
    }

    private PrismException missing(String library, Path user) {
        return new PrismException(
                "the shared library " + library + " is missing in " + folder,
                user.getFileName() + " needs it, and " + TargetJdk.PROPERTY + " is in that system",
                "unpack the package that brings it there too, or name a base image that has it: -Dprism.image.base=…");
    }
}
