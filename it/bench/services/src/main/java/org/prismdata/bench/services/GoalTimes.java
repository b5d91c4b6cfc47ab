package org.prismdata.bench.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a plugin's goals took together, by Maven's log whose lines begin with their time and thread: from the line that
 * announces a goal to the next such line of the thread. With them counts the time from Maven's last line to its end, in
 * which an extension may still have to do.
 */
final class GoalTimes {
    // Maven resets the colours of the console at its end, coloured or not.
    private static final Pattern LINE = Pattern.compile("(?:\\x1b\\S*m)?(\\d\\S+) \\[(.*?)] \\[\\w+] (.*)");

    private GoalTimes() {}

    /** Arguments: the plugin's artifact id, the log. */
    public static void main(String[] arguments) throws IOException {
        String goal = "--- " + arguments[0] + ":";
        Map<String, OffsetDateTime> begun = new HashMap<>();
        Duration goals = Duration.ZERO;
        OffsetDateTime last = null;
        for (String text : Files.readAllLines(Path.of(arguments[1]))) {
            Matcher line = LINE.matcher(text);
            if (!line.matches()) {
                continue;
            }
            OffsetDateTime time = OffsetDateTime.parse(line.group(1));
            String thread = line.group(2);
            String message = line.group(3);
            if (message.equals("--- ended")) {
                goals = goals.plus(Duration.between(last, time));
            } else if (message.startsWith("---") && begun.containsKey(thread)) {
                goals = goals.plus(Duration.between(begun.remove(thread), time));
            }
            if (message.startsWith(goal)) {
                begun.put(thread, time);
            }
            last = time;
        }
        System.out.println(goals.toMillis());
    }
}
