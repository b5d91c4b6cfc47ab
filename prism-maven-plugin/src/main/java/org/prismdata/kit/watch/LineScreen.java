package org.prismdata.kit.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/** Where there is no terminal: lines out, and lines in, of which the first letter is the key. */
public final class LineScreen implements Screen {
    private final InputStream in;
    private final Consumer<String> lines;

    public LineScreen(InputStream in, Consumer<String> lines) {
        this.in = in;
        this.lines = lines;
    }

    @Override
    public void print(Tone tone, String text) {
        text.lines().forEach(lines);
    }

    @Override
    public void status(Tone tone, String text) {
        // Every line stays in sight here, and the status only sums them up.
    }

    @Override
    public void listen(Consumer<Key> keys) {
        Thread reader = new Thread(() -> read(keys), "prism-keys");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Consumer<Key> keys) {
        // Not closed: it is Maven's. Its end is no reason to end, as with `mvn prism:watch </dev/null`.
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()));
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                Key.of(line.isBlank() ? '\n' : line.strip().charAt(0)).ifPresent(keys);
            }
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public void close() {
        // Nothing was changed.
    }
}
