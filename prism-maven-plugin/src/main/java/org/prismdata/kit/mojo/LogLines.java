package org.prismdata.kit.mojo;

import org.apache.maven.plugin.logging.Log;
import org.prismdata.kit.doctor.Report;

/** A report's lines in Maven's log. */
record LogLines(Log log) implements Report.Lines {
    @Override
    public void ordinary(String line) {
        log.info(line);
    }

    @Override
    public void warning(String line) {
        log.warn(line);
    }

    @Override
    public void failure(String line) {
        log.error(line);
    }
}
