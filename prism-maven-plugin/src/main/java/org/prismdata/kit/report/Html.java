package org.prismdata.kit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A piece of a page. Text from anywhere becomes one only by {@link #text}, which escapes it, so no name of a test can be
 * markup.
 */
final class Html {
    // Between a small letter and a capital one, and after a dot.
    private static final Pattern WORD = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=[._$])");

    private final String start;
    private final List<Html> children;
    private final String end;

    private Html(String start, List<Html> children, String end) {
        this.start = start;
        this.children = children;
        this.end = end;
    }

    static Html text(String text) {
        return new Html(escaped(text), List.of(), "");
    }

    /** A name of a program's, which a narrow screen may break where its words begin. */
    static Html name(String name) {
        return joined(Stream.of(WORD.split(name)).map(Html::text).toList(), new Html("<wbr>", List.of(), ""));
    }

    static Html all(List<Html> pieces) {
        return new Html("", pieces, "");
    }

    static Html all(Html... pieces) {
        return all(List.of(pieces));
    }

    static Html none() {
        return all();
    }

    /** An element of that name with what is in it. */
    static Html tag(String name, Html... children) {
        return new Html("<" + name + ">", List.of(children), "</" + name + ">");
    }

    static Html tag(String name, String text) {
        return tag(name, text(text));
    }

    static Html tag(String name, Stream<Html> children) {
        return tag(name, children.toArray(Html[]::new));
    }

    Html with(String attribute, String value) {
        return new Html(
                start.substring(0, start.length() - 1) + " " + attribute + "=\"" + escaped(value) + "\">",
                children,
                end);
    }

    Html classed(String names) {
        return with("class", names);
    }

    /** For what only decorates: what it shows is written beside it. */
    Html decoration() {
        return with("aria-hidden", "true");
    }

    @Override
    public String toString() {
        StringBuilder page = new StringBuilder();
        append(page);
        return page.toString();
    }

    private void append(StringBuilder page) {
        page.append(start);
        children.forEach(child -> child.append(page));
        page.append(end);
    }

    private static Html joined(List<Html> pieces, Html between) {
        List<Html> all = new ArrayList<>();
        for (Html piece : pieces) {
            if (!all.isEmpty()) {
                all.add(between);
            }
            all.add(piece);
        }
        return all(all);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(allowed(character) ? character : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    /** HTML has no way to write the others, and those that turn the direction could make one name look like another. */
    private static boolean allowed(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t';
            case Character.SURROGATE -> false;
            case Character.FORMAT -> character == '\u200D' || character == '\u00AD';
            default -> true;
        };
    }
}
