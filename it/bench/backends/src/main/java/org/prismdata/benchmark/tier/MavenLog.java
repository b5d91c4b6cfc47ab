package org.prismdata.benchmark.tier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Maven and the kit's goals say about their own times, in seconds. */
record MavenLog(String text) {
    private static final Pattern TOTAL = Pattern.compile("Total time: +(?:(\\d+):)?([\\d.]+) (?:s|min)");
    private static final Pattern READY =
            Pattern.compile("(\\w+) is ready on \\S+ in ([\\d.]+) s \\(container ([\\d.]+) s");
    private static final Pattern REMOVED = Pattern.compile("stages: .* \\w+ stop ([\\d.]+) s");

    static MavenLog in(Path round) throws IOException {
        return new MavenLog(Files.readString(round.resolve("maven.log")));
    }

    OptionalDouble total() {
        Matcher total = TOTAL.matcher(text);
        if (!total.find()) {
            return OptionalDouble.empty();
        }
        double minutes = total.group(1) == null ? 0 : Double.parseDouble(total.group(1));
        return OptionalDouble.of(minutes * 60 + Double.parseDouble(total.group(2)));
    }

    /** Empty if the build needed none. */
    Optional<String> service() {
        return Optional.of(READY.matcher(text)).filter(Matcher::find).map(ready -> ready.group(1));
    }

    OptionalDouble ready() {
        return seconds(READY, 2);
    }

    OptionalDouble containerStarted() {
        return seconds(READY, 3);
    }

    OptionalDouble removed() {
        return seconds(REMOVED, 1);
    }

    private OptionalDouble seconds(Pattern line, int group) {
        Matcher found = line.matcher(text);
        return found.find() ? OptionalDouble.of(Double.parseDouble(found.group(group))) : OptionalDouble.empty();
    }
}
