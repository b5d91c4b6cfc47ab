package org.prismdata.kit.doctor;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * One way in which a set-up can be broken, and what the doctor has to find then. {@code breakages.yaml} has them all, and says
 * what each part means.
 *
 * @param how what is broken, in the words of the documentation
 * @param check the check that finds it
 */
record Breakage(
        String how,
        String check,
        Status status,
        List<String> says,
        String root,
        String user,
        String shell,
        String java,
        List<String> options,
        boolean image,
        boolean start,
        List<String> before,
        List<String> also,
        String fix,
        List<String> still,
        String then) {

    /** What {@code breakages.yaml} has below this key. */
    static <T> List<T> table(String key) {
        InputStream file = Breakage.class.getResourceAsStream("breakages.yaml");
        Map<String, List<T>> tables = new Yaml().load(file);
        return tables.get(key);
    }

    static List<Breakage> all() {
        List<Map<String, Object>> rows = table("breakages");
        return rows.stream().map(Breakage::of).toList();
    }

    private static Breakage of(Map<String, Object> row) {
        return new Breakage(
                text(row, "how"),
                text(row, "check"),
                Status.valueOf(text(row, "status").toUpperCase(Locale.ROOT)),
                texts(row, "says"),
                text(row, "root"),
                text(row, "user"),
                text(row, "shell"),
                text(row, "java"),
                texts(row, "options"),
                row.containsKey("image") || row.containsKey("start") || row.containsKey("before"),
                row.containsKey("start"),
                texts(row, "before"),
                texts(row, "also"),
                text(row, "fix"),
                texts(row, "still"),
                text(row, "then"));
    }

    private static String text(Map<String, Object> row, String key) {
        return String.valueOf(row.getOrDefault(key, "")).strip();
    }

    /** A list, or one text. */
    private static List<String> texts(Map<String, Object> row, String key) {
        Object value = row.getOrDefault(key, List.of());
        List<String> texts = new ArrayList<>();
        (value instanceof List<?> list ? list : List.of(value)).forEach(text -> texts.add(String.valueOf(text)));
        return texts;
    }

    @Override
    public String toString() {
        return check + ": " + how;
    }
}
