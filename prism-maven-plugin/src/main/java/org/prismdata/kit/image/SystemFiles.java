package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.fingerprint.GeneratedFolder;

/** The root of an image without a base: the C library, and the few files that it and Java read. */
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
     * Writes them, or takes those written before from the same libraries.
     *
     * @param libraries the place in the image and the file of each library
     * @param root the root folder of the system that they are from
     * @param workFolder the folder to make it in
     * @return the folder to copy to the image's root
     */
    static Path write(SortedMap<String, Path> libraries, Path root, Path workFolder) throws IOException {
        SortedMap<String, Path> copies = new TreeMap<>(libraries);
        UTF_8.stream()
                .filter(file -> Files.exists(inside(root, file)))
                .findFirst()
                .ifPresent(file -> copies.put(file, inside(root, file)));

        List<String> inputs = new ArrayList<>();
        for (Map.Entry<String, Path> copy : copies.entrySet()) {
            inputs.add(copy.getKey());
            inputs.add(copy.getValue().toString());
            inputs.add(String.valueOf(Files.size(copy.getValue())));
            inputs.add(Files.getLastModifiedTime(copy.getValue()).toString());
        }
        inputs.add(TEXTS.toString());
        inputs.addAll(EMPTY_FOLDERS);
        return GeneratedFolder.of(workFolder, "system", Fingerprint.of(inputs), folder -> {
            for (Map.Entry<String, Path> copy : copies.entrySet()) {
                Path target = inside(folder, copy.getKey());
                Files.createDirectories(target.getParent());
                Files.copy(copy.getValue(), target, StandardCopyOption.COPY_ATTRIBUTES);
            }
            for (Map.Entry<String, String> text : TEXTS.entrySet()) {
                Path file = folder.resolve(text.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, text.getValue());
            }
            for (String empty : EMPTY_FOLDERS) {
                Files.createDirectories(inside(folder, empty));
            }
        });
    }

    private static Path inside(Path folder, String pathInImage) {
        return folder.resolve(pathInImage.substring(1));
    }
}
