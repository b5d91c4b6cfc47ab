package org.prismdata.kit.doctor;

/** How a check ends. */
public enum Status {
    OK("ok"),
    /** All works, and something could be better or is worth to know. */
    NOTE("note"),
    /** It may fail, or takes much longer than it has to. */
    WARNING("warning"),
    /** Something does not work. */
    FAILURE("FAILURE");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    /** As the report has it. */
    public String word() {
        return word;
    }
}
