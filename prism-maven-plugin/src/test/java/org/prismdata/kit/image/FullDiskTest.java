package org.prismdata.kit.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.problem.PrismException;

class FullDiskTest {

    @Test
    void isKnownByWhoeverSaysIt() {
        assertThat(FullDisk.complaint(new UncheckedIOException(new IOException("No space left on device"))))
                .contains("java.io.IOException: No space left on device");
        assertThat(FullDisk.complaint(new PrismException(
                        "`jlink` failed", "Warning: none\nError: write: No space left on device (os)", "another JDK")))
                .contains("Error: write: No space left on device (os)");
        assertThat(FullDisk.complaint(
                        new IllegalStateException("Jib", new IOException("/home/ann/a.tar: Disk quota exceeded"))))
                .contains("/home/ann/a.tar: Disk quota exceeded");
    }

    @Test
    void isNotMeantByWhatAnEngineSaysOfItsOwnDisk() {
        assertThat(FullDisk.complaint(
                        new PrismException("the disk is full", "podman says: no space left on device", "prune")))
                .isEmpty();
        assertThat(FullDisk.complaint(new IOException())).isEmpty();
    }
}
