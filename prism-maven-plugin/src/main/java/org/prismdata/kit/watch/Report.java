package org.prismdata.kit.watch;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.prismdata.kit.compile.Compilation;
import org.prismdata.kit.testrun.ClassResult;
import org.prismdata.kit.watch.Screen.Tone;

/** What the loop tells its user. */
final class Report {
    private static final int OUTPUT_LINES = 40;
    private static final int FILES = 3;

    private final Screen screen;
    private final Deque<String> output = new ArrayDeque<>();
    private final List<ClassResult> stage = new ArrayList<>();
    private Batch.Stage current;
    private long saved;
    private int passed;
    private int failed;
    private Tone tone = Tone.PLAIN;
    private String verdict = "";

    Report(Screen screen) {
        this.screen = screen;
    }

    void say(String text) {
        screen.print(Tone.PLAIN, text);
    }

    void good(String text) {
        screen.print(Tone.GOOD, text);
    }

    void bad(String text) {
        screen.print(Tone.BAD, text);
    }

    void paused() {
        say("paused; p goes on");
        screen.status(Tone.PLAIN, "paused; p goes on");
    }

    /** No test runs until something is put right. */
    void broken(String text) {
        bad(text);
        screen.status(Tone.BAD, text.lines().findFirst().orElse(text));
    }

    /** What was said of the tests last still holds. */
    void nothingToTest() {
        say("nothing to test: no class is another than before");
        screen.status(tone, verdict);
    }

    /** What tests print is shown only if one fails. */
    void output(String line) {
        synchronized (output) {
            output.add(line);
            if (output.size() > OUTPUT_LINES) {
                output.remove();
            }
        }
    }

    void changed(Set<Path> files) {
        List<String> names = files.stream()
                .map(file -> file.getFileName().toString())
                .sorted()
                .limit(FILES)
                .toList();
        say("changed: " + String.join(", ", names)
                + (files.size() > FILES ? " and " + (files.size() - FILES) + " more" : ""));
    }

    void compiled(Compilation.Outcome outcome, long nanos) {
        if (!outcome.messages().isEmpty()) {
            screen.print(outcome.succeeded() ? Tone.PLAIN : Tone.BAD, outcome.messages());
        }
        if (!outcome.succeeded()) {
            broken("compile error");
        } else if (outcome.compiled() > 0) {
            say("compiled " + count(outcome.compiled(), "file") + " in " + seconds(nanos));
        }
    }

    void watching(long modules, int testClasses) {
        say("watching " + count(modules, "module") + " with " + count(testClasses, "test class"));
    }

    void builtByMaven(long nanos) {
        say("built by Maven in " + seconds(nanos));
    }

    /** @param nanos when what the tests are about was saved */
    void begin(long nanos) {
        saved = nanos;
        passed = 0;
        failed = 0;
        synchronized (output) {
            output.clear();
        }
    }

    /** Before a batch of this stage runs. */
    void begin(Batch.Stage next) {
        if (current != null && (current != next || next == Batch.Stage.SLOWER)) {
            endStage();
        }
        current = next;
    }

    void ran(List<ClassResult> results) {
        stage.addAll(results);
        boolean bad = false;
        for (ClassResult result : results) {
            for (ClassResult.Failure failure : result.failures()) {
                bad = true;
                bad("FAILED " + result.name() + (failure.test().isEmpty() ? "" : " > " + failure.test()));
                bad(failure.text().indent(2).stripTrailing());
            }
        }
        if (bad) {
            synchronized (output) {
                output.forEach(line -> say("  | " + line));
                output.clear();
            }
        }
    }

    private void endStage() {
        int stagePassed = stage.stream().mapToInt(ClassResult::passed).sum();
        int stageFailed =
                stage.stream().mapToInt(result -> result.failures().size()).sum();
        passed += stagePassed;
        failed += stageFailed;
        String text = current.label() + ": " + verdict(stagePassed, stageFailed) + " in " + count(stage.size(), "class")
                + ", " + seconds(System.nanoTime() - saved) + " after the save";
        screen.print(stageFailed > 0 ? Tone.BAD : Tone.GOOD, text);
        stage.clear();
        current = null;
    }

    void end(boolean cut, Set<String> failedClasses) {
        if (current != null) {
            endStage();
        }
        String text = verdict(passed, failed) + (cut ? ", and files have changed meanwhile" : "");
        if (!failedClasses.isEmpty()) {
            text += "; failed: " + String.join(", ", failedClasses);
        }
        tone = failedClasses.isEmpty() ? Tone.GOOD : Tone.BAD;
        verdict = text;
        screen.print(tone, verdict);
        screen.status(tone, verdict);
    }

    private static String verdict(int passed, int failed) {
        return failed == 0
                ? count(passed, "test") + " passed"
                : failed + " of " + count(passed + failed, "test") + " failed";
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : what.endsWith("s") ? "es" : "s");
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
    }
}
