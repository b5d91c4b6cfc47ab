package org.prismdata.kit.worker;

import java.util.ArrayList;
import java.util.List;

/** What is worth reading of a failure: the exceptions' messages, and where in the project they come from. */
final class Failures {
    private static final int CAUSES = 5;

    private Failures() {}

    static String text(Throwable failure) {
        List<String> lines = new ArrayList<>();
        Throwable current = failure;
        for (int depth = 0; current != null && depth < CAUSES; depth++) {
            lines.add((depth == 0 ? "" : "caused by: ") + current);
            lines.addAll(frames(current.getStackTrace()));
            current = current.getCause() == current ? null : current.getCause();
        }
        return String.join("\n", lines);
    }

    /** The lines of the project's own classes; all if there are none. */
    static List<String> frames(StackTraceElement[] trace) {
        List<String> own = new ArrayList<>();
        for (StackTraceElement element : trace) {
            if (ProjectLoader.NAME.equals(element.getClassLoaderName())) {
                own.add("    at " + element.toString().replaceFirst("^" + ProjectLoader.NAME + "//", ""));
            }
        }
        return own;
    }
}
