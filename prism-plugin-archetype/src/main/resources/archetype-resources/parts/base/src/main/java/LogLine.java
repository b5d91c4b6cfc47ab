package ${package};

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * One event as one line of {@code name=value} pairs ("logfmt"), which people read and log collectors parse. A value with
 * more in it than a word is quoted as in JSON; a stack trace is one such value.
 */
final class LogLine extends Formatter {
    @Override
    public String format(LogRecord event) {
        StringBuilder line = new StringBuilder("time=").append(event.getInstant());
        append(line, "level", level(event.getLevel()));
        append(line, "logger", String.valueOf(event.getLoggerName()));
        append(line, "msg", String.valueOf(formatMessage(event)));
        if (event.getThrown() != null) {
            StringWriter trace = new StringWriter();
            event.getThrown().printStackTrace(new PrintWriter(trace));
            append(line, "error", trace.toString().strip());
        }
        return line.append('\n').toString();
    }

    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "warn";
        }
        return level.intValue() >= Level.INFO.intValue() ? "info" : "debug";
    }

    private static void append(StringBuilder line, String name, String value) {
        line.append(' ').append(name).append('=');
        boolean word = !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c != '"' && c != '=' && c < 127);
        if (word) {
            line.append(value);
            return;
        }
        line.append('"');
        value.chars().forEach(c -> line.append(escaped((char) c)));
        line.append('"');
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c);
        };
    }
}
