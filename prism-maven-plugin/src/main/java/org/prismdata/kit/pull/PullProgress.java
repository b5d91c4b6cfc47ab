package org.prismdata.kit.pull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prismdata.kit.engine.Image;

/**
 * Tells how far the fetching of an image has come: the layers that the engine says it has begun, and the bytes in the
 * folder where it keeps what it downloads, for without a terminal it tells none itself. A line comes after one second, and
 * others after twice as long as the one before, but at least every 8 seconds.
 */
final class PullProgress implements AutoCloseable {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(8);
    // A file is there at least while its layer is unpacked.
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    // Podman's "Copying blob sha256:…", and Docker's "…: Pulling fs layer".
    private static final Pattern LAYER =
            Pattern.compile("Copying blob (?:sha256:)?([0-9a-f]+).*|([0-9a-f]{12}): Pulling fs layer");

    private final String what;
    private final Path downloads;
    private final Consumer<String> log;
    private final long begin = System.nanoTime();
    private final Set<String> layers = new HashSet<>();
    private final Thread clock = new Thread(this::tellNowAndThen, "prism-pull-progress");
    private final Map<Path, Long> files = new HashMap<>();

    /**
     * @param what the image, as lines are to name it
     * @param downloads where the engine keeps what it downloads
     * @param log told a line now and then
     */
    PullProgress(String what, Path downloads, Consumer<String> log) {
        this.what = what;
        this.downloads = downloads;
        this.log = log;
        clock.setDaemon(true);
        clock.start();
    }

    /** Takes a line of the engine. */
    synchronized void engineSays(String line) {
        Matcher layer = LAYER.matcher(line.strip());
        if (layer.matches()) {
            layers.add(layer.group(1) == null ? layer.group(2) : layer.group(1));
        }
    }

    /** How far it has come; without bytes where the engine keeps them elsewhere, on another machine for one. */
    synchronized String state() {
        look();
        long bytes = files.values().stream().mapToLong(Long::longValue).sum();
        return "pulling " + what + ": "
                + (layers.isEmpty() ? "the registry has not answered yet, " : count(layers.size()) + " begun, ")
                + (bytes == 0 ? "" : megabytes(bytes) + " fetched, ")
                + seconds();
    }

    /** What it has come to. */
    String end(Image image) {
        return "pulled " + what + ": " + count(image.layers()) + ", " + megabytes(image.size()) + " on disk, "
                + seconds();
    }

    @Override
    public void close() {
        clock.interrupt();
    }

    private void tellNowAndThen() {
        try {
            Duration wait = FIRST;
            for (long told = begin; ; Thread.sleep(BETWEEN_LOOKS.toMillis())) {
                look();
                if (System.nanoTime() - told >= wait.toNanos()) {
                    log.accept(state());
                    told = System.nanoTime();
                    wait = wait.compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
                }
            }
        } catch (InterruptedException e) {
            // It has come to its end.
            return;
        }
    }

    /** The engine removes each file when it has done with it, so what was seen of it counts. */
    private synchronized void look() {
        try (Stream<Path> found = Files.walk(downloads)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.merge(file, Files.size(file), Math::max);
            }
        } catch (IOException | UncheckedIOException e) {
            // One was removed while it was looked at; the next look counts the others.
            return;
        }
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begin) / 1e9);
    }

    private static String count(int layers) {
        return layers + (layers == 1 ? " layer" : " layers");
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
