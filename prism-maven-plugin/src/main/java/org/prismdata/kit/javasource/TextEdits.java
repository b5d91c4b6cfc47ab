package org.prismdata.kit.javasource;

import java.util.TreeMap;

/** Pieces of a text to be replaced; the rest stays letter for letter. */
public final class TextEdits {
    private final String text;
    private final TreeMap<Integer, Piece> pieces = new TreeMap<>();

    private record Piece(int end, String replacement) {}

    public TextEdits(String text) {
        this.text = text;
    }

    /** Within a piece that is replaced as a whole already, nothing happens. */
    public void replace(int start, int end, String replacement) {
        if (covers(start)) {
            return;
        }
        pieces.subMap(start, end).clear();
        pieces.put(start, new Piece(end, replacement));
    }

    /** Takes a declaration away, as {@link #remove}, and the comment that stands right above it. */
    public void removeDeclaration(int start, int end) {
        int line = lineStart(start);
        remove(text.substring(line, start).isBlank() ? commentAbove(line) : start, end);
    }

    /** Takes a piece away, with the lines that it leaves empty. */
    public void remove(int start, int end) {
        int from = lineStart(start);
        int to = lineEnd(end);
        if (!text.substring(from, start).isBlank() || !text.substring(end, to).isBlank()) {
            // Something else is in that line.
            replace(start, end, "");
            return;
        }
        // Where it stood between empty lines, or at the start of a block, one is enough.
        if ((blankLineBefore(from) || text.substring(0, from).stripTrailing().endsWith("{")) && blankLineAt(to)) {
            to = lineEnd(to);
        } else if (blankLineBefore(from) && text.substring(to).stripLeading().startsWith("}")) {
            from = lineStart(from - 1);
        }
        replace(from, to, "");
    }

    public boolean covers(int position) {
        var piece = pieces.floorEntry(position);
        return piece != null && position < piece.getValue().end();
    }

    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    public String result() {
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (var piece : pieces.entrySet()) {
            result.append(text, done, piece.getKey()).append(piece.getValue().replacement());
            done = piece.getValue().end();
        }
        return result.append(text.substring(done)).toString();
    }

    private int lineStart(int position) {
        return text.lastIndexOf('\n', position - 1) + 1;
    }

    private int lineEnd(int position) {
        int end = text.indexOf('\n', position);
        return end < 0 ? text.length() : end + 1;
    }

    private boolean blankLineBefore(int line) {
        return line > 0 && text.substring(lineStart(line - 1), line).isBlank();
    }

    private boolean blankLineAt(int line) {
        return line < text.length() && text.substring(line, lineEnd(line)).isBlank();
    }

    private int commentAbove(int line) {
        int from = line;
        while (from > 0) {
            int above = lineStart(from - 1);
            String said = text.substring(above, from).strip();
            if (said.startsWith("//")) {
                from = above;
            } else if (said.endsWith("*/")) {
                int begin = text.lastIndexOf("/*", from);
                if (!text.substring(lineStart(begin), begin).isBlank()) {
                    return from;
                }
                from = lineStart(begin);
            } else {
                return from;
            }
        }
        return from;
    }
}
