package org.prismdata.kit.readiness;

import java.util.List;

/** A container from within, for a service that can't be asked at its port. */
public interface Inside {
    /** Runs a program in it, to its end. Returns whether its exit code was 0; false also if it is not there. */
    boolean succeeds(List<String> command);

    /** All that it has written to standard output and standard error so far. */
    List<String> log();
}
