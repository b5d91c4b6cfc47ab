package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.fingerprint.GeneratedFolder;

/** What the kit puts into an image's root: all of it where there is no base, else only what a base lacks. */
final class SystemFiles {
    /** The user without rights that the plugin runs as. */
    static final int USER = 65532;

    static final String HOME = "/home/nonroot";
    static final String TEMPORARY = "/tmp";

    private static final Map<String, String> TEXTS = new TreeMap<>(Map.of(
            "etc/passwd",
            "root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:" + USER + ":" + USER + ":nonroot:" + HOME
                    + ":/sbin/nologin\n",
            "etc/group",
            "root:x:0:\nnonroot:x:" + USER + ":\n",
            // Without it glibc asks DNS before it reads /etc/hosts.
            "etc/nsswitch.conf",
            "passwd: files\ngroup: files\nhosts: files dns\n"));

    /** The C library's table for UTF-8, under the name that Debian and Fedora give its folder, and the older one. */
    private static final List<String> UTF_8 =
            List.of("/usr/lib/locale/C.utf8/LC_CTYPE", "/usr/lib/locale/C.UTF-8/LC_CTYPE");

    private static final List<String> EMPTY_FOLDERS = List.of(HOME, TEMPORARY);

    private SystemFiles() {}

    /**
     * Writes the root of an image without a base: the C library, and the few files that it and Java read.
     *
     * @param libraries the place in the image and the file of each library
     * @param root the root folder of the system that they are from
     * @param workFolder the folder to make it in
     * @return the folder to copy to the image's root
     */
    static Path whole(SortedMap<String, Path> libraries, Path root, Path workFolder) throws IOException {
        return write(withUtf8(libraries, root), TEXTS, EMPTY_FOLDERS, workFolder);
    }

    /**
     * Writes what a base image lacks.
     *
     * @param libraries the place in the image and the file of each library
     * @param withUtf8 whether the base has no table for UTF-8
     * @param root the root folder of the system that they are from
     * @param workFolder the folder to make it in
     * @return the folder to copy to the image's root; empty if it lacks nothing
     */
    static Optional<Path> beside(SortedMap<String, Path> libraries, boolean withUtf8, Path root, Path workFolder)
            throws IOException {
        SortedMap<String, Path> copies = withUtf8 ? withUtf8(libraries, root) : libraries;
        return copies.isEmpty() ? Optional.empty() : Optional.of(write(copies, Map.of(), List.of(), workFolder));
    }

    private static SortedMap<String, Path> withUtf8(SortedMap<String, Path> libraries, Path root) {
        SortedMap<String, Path> copies = new TreeMap<>(libraries);
        UTF_8.stream()
                .filter(file -> Files.exists(inside(root, file)))
                .findFirst()
                .ifPresent(file -> copies.put(file, inside(root, file)));
        return copies;
    }

    /** Writes them, or takes those written before from the same files. */
    private static Path write(
            SortedMap<String, Path> copies, Map<String, String> texts, List<String> emptyFolders, Path workFolder)
            throws IOException {
        List<String> inputs = new ArrayList<>();
        for (Map.Entry<String, Path> copy : copies.entrySet()) {
            inputs.add(copy.getKey());
            inputs.add(copy.getValue().toString());
            inputs.add(String.valueOf(Files.size(copy.getValue())));
            inputs.add(Files.getLastModifiedTime(copy.getValue()).toString());
        }
        inputs.add(texts.toString());
        inputs.addAll(emptyFolders);
        return GeneratedFolder.of(workFolder, "system", Fingerprint.of(inputs), folder -> {
            for (Map.Entry<String, Path> copy : copies.entrySet()) {
                Path target = inside(folder, copy.getKey());
                Files.createDirectories(target.getParent());
                Files.copy(copy.getValue(), target, StandardCopyOption.COPY_ATTRIBUTES);
            }
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Path file = folder.resolve(text.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, text.getValue());
            }
            for (String empty : emptyFolders) {
                Files.createDirectories(inside(folder, empty));
            }
        });
    }

    private static Path inside(Path folder, String pathInImage) {
        return folder.resolve(pathInImage.substring(1));
    }
}
