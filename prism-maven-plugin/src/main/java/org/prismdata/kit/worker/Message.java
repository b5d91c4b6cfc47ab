package org.prismdata.kit.worker;

import java.util.ArrayList;
import java.util.List;

/** One line between Maven and the test JVM: words, of which the first says what it is about. */
public record Message(String kind, List<String> words) {
    public Message {
        words = List.copyOf(words);
    }

    public static Message of(String kind, String... words) {
        return new Message(kind, List.of(words));
    }

    public String word(int index) {
        return words.get(index);
    }

    /** One line of text. */
    public String line() {
        StringBuilder line = new StringBuilder(escape(kind));
        words.forEach(word -> line.append('\t').append(escape(word)));
        return line.toString();
    }

    public static Message parse(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.split("\t", -1)) {
            words.add(unescape(word));
        }
        return new Message(words.get(0), words.subList(1, words.size()));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\\' && i + 1 < text.length()) {
                i++;
                plain.append(
                        switch (text.charAt(i)) {
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            case 'n' -> '\n';
                            default -> text.charAt(i);
                        });
            } else {
                plain.append(letter);
            }
        }
        return plain.toString();
    }
}
