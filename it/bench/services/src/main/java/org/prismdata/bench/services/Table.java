package org.prismdata.bench.services;

import java.util.List;

/** A Markdown table. */
final class Table {
    private final StringBuilder text = new StringBuilder();

    Table(List<String> head) {
        row(head);
        row(head.stream().map(cell -> "---").toList());
    }

    void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    void row(String... cells) {
        row(List.of(cells));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
