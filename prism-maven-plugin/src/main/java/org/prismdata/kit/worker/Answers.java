package org.prismdata.kit.worker;

import java.io.PrintStream;

/** Sends messages to Maven. They share standard output with what the tests print, and are told from it by a mark. */
public final class Answers {
    private final String mark;
    private final PrintStream out;

    /**
     * @param mark begins each message; a text that no test prints
     * @param out where they go
     */
    Answers(String mark, PrintStream out) {
        this.mark = mark;
        this.out = out;
    }

    void send(String kind, String... words) {
        out.println(mark + Message.of(kind, words).line());
        out.flush();
    }
}
