package org.prismdata.kit.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of one of Podman's configuration files: single settings are read and set, and all else, comments too, stays as the
 * user wrote it. That is why no reader of TOML is used: they all write the file anew.
 */
public record ConfFile(String text) {
    /**
     * @param section the name of the table that has it
     * @return as it is written, a list in one line
     */
    public Optional<String> value(String section, String key) {
        List<String> lines = text.lines().toList();
        return position(lines, section, key).map(at -> {
            StringBuilder value = new StringBuilder(afterEquals(lines.get(at)));
            for (int i = at + 1; isOpen(value) && i < lines.size(); i++) {
                value.append(' ').append(withoutComment(lines.get(i)).strip());
            }
            return value.toString();
        });
    }

    /** The same of a key that stands above all tables. */
    public Optional<String> topLevel(String key) {
        ConfFile first = new ConfFile("[]\n" + text);
        return first.value("", key);
    }

    /** A text's value without its quotes. */
    public Optional<String> textOf(String section, String key) {
        return value(section, key).map(value -> value.replaceAll("^[\"'](.*)[\"']$", "$1"));
    }

    /** @param value as it is to be written, a text with its quotes */
    public ConfFile with(String section, String key, String value) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        String line = key + " = " + value;
        Optional<Integer> known = position(lines, section, key);
        if (known.isPresent()) {
            int at = known.get();
            StringBuilder old = new StringBuilder(afterEquals(lines.get(at)));
            while (isOpen(old) && at + 1 < lines.size()) {
                old.append(withoutComment(lines.remove(at + 1)));
            }
            lines.set(at, line);
        } else {
            if (header(lines, section) < 0) {
                if (!lines.isEmpty() && !lines.get(lines.size() - 1).isBlank()) {
                    lines.add("");
                }
                lines.add("[" + section + "]");
            }
            lines.add(end(lines, header(lines, section)), line);
        }
        return new ConfFile(String.join("\n", lines) + "\n");
    }

    private static Optional<Integer> position(List<String> lines, String section, String key) {
        Pattern form = Pattern.compile("\\s*" + Pattern.quote(key) + "\\s*=.*");
        for (int i = header(lines, section) + 1; i > 0 && i < lines.size(); i++) {
            if (isHeader(lines.get(i))) {
                break;
            }
            if (form.matcher(lines.get(i)).matches()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static int header(List<String> lines, String section) {
        for (int i = 0; i < lines.size(); i++) {
            if (withoutComment(lines.get(i)).strip().equals("[" + section + "]")) {
                return i;
            }
        }
        return -1;
    }

    /** Behind the last line of a section that has something in it. */
    private static int end(List<String> lines, int header) {
        int end = header + 1;
        while (end < lines.size() && !isHeader(lines.get(end))) {
            end++;
        }
        while (lines.get(end - 1).isBlank()) {
            end--;
        }
        return end;
    }

    private static boolean isHeader(String line) {
        return line.matches("\\s*\\[.*]\\s*(#.*)?");
    }

    private static String afterEquals(String line) {
        return withoutComment(line.substring(line.indexOf('=') + 1)).strip();
    }

    private static boolean isOpen(CharSequence value) {
        return value.length() > 0 && value.charAt(0) == '[' && value.toString().indexOf(']') < 0;
    }

    /** A sharp within quotes begins none. */
    private static String withoutComment(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '#') {
                return line.substring(0, i);
            }
        }
        return line;
    }
}
