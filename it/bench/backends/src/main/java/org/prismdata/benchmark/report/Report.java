package org.prismdata.benchmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** What a benchmark says in the end: a title, the machine, tables. */
public final class Report {
    /** In place of a number that there is none of. */
    public static final String NOTHING = "–";

    private final StringBuilder text = new StringBuilder();

    public Report(String title) {
        text.append("# ").append(title).append("\n\n").append(machine()).append('\n');
    }

    /** The figures mean nothing without it. */
    private static String machine() {
        return LocalDate.now() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                + System.getProperty("java.version") + ", load before: "
                + Optional.ofNullable(System.getenv("LOAD_BEFORE")).orElse("unknown");
    }

    public void add(String heading, Table table) {
        text.append("\n## ").append(heading).append("\n\n").append(table);
    }

    /** Prints it, and writes it into a file. */
    public void publish(Path file) throws IOException {
        System.out.print(text);
        Files.writeString(file, text);
    }

    /** A number with so many digits behind the point, the same in every language. */
    public static String number(double value, int digits) {
        return Double.isNaN(value) ? NOTHING : String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
