package org.prismdata.kit.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.prismdata.kit.fingerprint.Fingerprint;

/** This machine, told apart from others that may use the same engine: a process id means nothing there. */
public final class Host {
    private static final Path MACHINE_ID = Path.of("/etc/machine-id");

    private Host() {}

    /** A short name for it that does not tell which it is. */
    public static String key() {
        return Fingerprint.of(List.of(name()));
    }

    private static String name() {
        try {
            return Files.readString(MACHINE_ID).strip();
        } catch (IOException e) {
            return hostName();
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
