package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prismdata.kit.fingerprint.GeneratedFolder;
import org.prismdata.kit.problem.PrismException;

/** What an image's build says and leaves where the disk had no room for it: Jib, the JDK's tools and Java each say it otherwise. */
final class FullDisk {
    // Of the C library, which Java and the JDK's tools quote, and of Windows. An engine's own words begin with a small
    // letter.
    private static final Pattern COMPLAINT =
            Pattern.compile("[^\n]*(No space left on device|Disk quota exceeded|not enough space on the disk)[^\n]*");

    private static final double MEGA = 1e6;
    private static final int CAUSES = 20;

    private FullDisk() {}

    /** @return what the machine said; empty if something else has failed */
    static Optional<String> complaint(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES)
                .map(cause -> cause instanceof PrismException said ? said.reason() : String.valueOf(cause.getMessage()))
                .map(COMPLAINT::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group().strip())
                .findFirst();
    }

    /** Removes what the build has begun to write, and says where there is how much room. */
    static PrismException message(ImageRequest request, String complaint, Throwable failure) throws IOException {
        Files.deleteIfExists(request.tar());
        GeneratedFolder.delete(request.workFolder().resolve(Candidate.FOLDER));
        String free = Stream.of(request.workFolder(), request.cache(), Path.of(System.getProperty("java.io.tmpdir")))
                .map(FullDisk::free)
                .collect(Collectors.joining("\n"));
        PrismException message = new PrismException(
                "image " + request.name() + " could not be built, because the disk is full",
                complaint + "\n" + free,
                "free some space: `mvn clean` removes what the builds before have left, and " + request.cache()
                        + " may be removed as well");
        // Not as the cause, whose message Maven would print too.
        message.addSuppressed(failure);
        return message;
    }

    private static String free(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return ImageReport.format(
                    "%.0f MB are free now in %s", Files.getFileStore(existing).getUsableSpace() / MEGA, folder);
        } catch (IOException e) {
            return "what is free in " + folder + " is not known: " + e.getMessage();
        }
    }
}
