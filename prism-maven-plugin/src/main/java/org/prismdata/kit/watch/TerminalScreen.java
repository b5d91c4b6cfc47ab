package org.prismdata.kit.watch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.Status;

/** A terminal: what happens scrolls, and the last lines say how things stand and which keys there are. */
public final class TerminalScreen implements Screen {
    private static final String KEYS = Stream.of(Key.values()).map(Key::label).collect(Collectors.joining(" · "));

    private static final long KEY_LIMIT_MILLIS = 200;

    private final Terminal terminal;
    private final Attributes before;
    private final Status status;
    private volatile boolean closed;
    private Thread reader;

    private TerminalScreen(Terminal terminal) {
        this.terminal = terminal;
        before = terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        // Ctrl-C is a signal here as everywhere.
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, true);
        terminal.setAttributes(raw);
        status = Status.getStatus(terminal);
    }

    /** The terminal of this process; empty if it has none, or one that can only print lines. */
    public static Optional<Screen> open() {
        try {
            // Other providers load native code, of which newer JDKs warn. Signals stay the JVM's, so that its hooks
            // run.
            Terminal terminal = TerminalBuilder.builder()
                    .provider("exec")
                    .system(true)
                    .dumb(true)
                    .nativeSignals(false)
                    .build();
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                terminal.close();
                return Optional.empty();
            }
            return Optional.of(new TerminalScreen(terminal));
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized void print(Tone tone, String text) {
        text.lines()
                .forEach(line -> terminal.writer().println(styled(tone, line).toAnsi(terminal)));
        terminal.flush();
    }

    @Override
    public synchronized void status(Tone tone, String text) {
        status.update(List.of(styled(tone, text), new AttributedString(KEYS, AttributedStyle.DEFAULT.faint())));
    }

    private static AttributedString styled(Tone tone, String text) {
        AttributedStyle style = switch (tone) {
            case PLAIN -> AttributedStyle.DEFAULT;
            case GOOD -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
            case BAD -> AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
        };
        return new AttributedStringBuilder().style(style).append(text).toAttributedString();
    }

    @Override
    public void listen(Consumer<Key> keys) {
        reader = new Thread(() -> read(keys), "prism-keys");
        reader.setDaemon(true);
        reader.start();
    }

    /** With a limit for each key: one that waits for ever could not be closed. */
    private void read(Consumer<Key> keys) {
        try {
            while (!closed) {
                int letter = terminal.reader().read(KEY_LIMIT_MILLIS);
                if (letter == NonBlockingReader.EOF) {
                    return;
                }
                Key.of(letter).ifPresent(keys);
            }
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            if (reader != null) {
                reader.join(2 * KEY_LIMIT_MILLIS);
            }
            giveBack();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // It is about to be left anyway.
            return;
        }
    }

    private synchronized void giveBack() throws IOException {
        status.close();
        terminal.setAttributes(before);
        terminal.close();
    }
}
