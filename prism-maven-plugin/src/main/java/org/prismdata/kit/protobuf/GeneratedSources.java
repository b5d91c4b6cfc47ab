package org.prismdata.kit.protobuf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Sources that another plugin makes from .proto files. That plugin knows by itself when it has nothing to do; but to be
 * loaded, and to find its compiler, takes longer than all else that comes before the tests.
 *
 * @param wanted all that the plugin was told: it makes other sources when it changes
 * @param protos the folders with the .proto files
 * @param output the folder with what was made
 * @param record the file that keeps what it was made from
 */
public record GeneratedSources(String wanted, List<Path> protos, Path output, Path record) {

    /** Whether what is there was made from these inputs, and nobody has touched it since. False if in doubt. */
    public boolean isCurrent(String inputs) {
        try {
            return Files.isDirectory(output) && Files.readString(record).equals(inputs + outputs());
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    /** Notes that what is there now was made from these inputs. */
    public void made(String inputs) throws IOException {
        Files.createDirectories(record.getParent());
        Files.writeString(record, inputs + outputs());
    }

    /** What is told and what is in the .proto files, by checksum: a SHA-256 costs a starting JVM 40 ms. */
    public String inputs() throws IOException {
        StringBuilder text = new StringBuilder(wanted).append('\n');
        for (Path folder : protos) {
            for (Path file : files(folder)) {
                CRC32 checksum = new CRC32();
                byte[] content = Files.readAllBytes(file);
                checksum.update(content);
                text.append(file).append(' ').append(content.length).append(' ');
                text.append(checksum.getValue()).append('\n');
            }
        }
        return text.toString();
    }

    private String outputs() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files(output)) {
            text.append(output.relativize(file)).append(' ').append(Files.size(file));
            text.append(' ').append(Files.getLastModifiedTime(file)).append('\n');
        }
        return text.toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
