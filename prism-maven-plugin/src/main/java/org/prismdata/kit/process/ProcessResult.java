package org.prismdata.kit.process;

/**
 * What an external program left behind.
 *
 * @param exitCode its exit status
 * @param output everything it wrote to standard output, as UTF-8
 * @param errors everything it wrote to standard error, as UTF-8
 */
public record ProcessResult(int exitCode, String output, String errors) {
    public boolean succeeded() {
        return exitCode == 0;
    }

    /** What the program said about a failure: its standard error, or its output where that is empty. */
    public String complaint() {
        return errors.isBlank() ? output.strip() : errors.strip();
    }
}
