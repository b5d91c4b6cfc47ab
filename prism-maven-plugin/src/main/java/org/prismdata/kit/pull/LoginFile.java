package org.prismdata.kit.pull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.prismdata.kit.engine.Login;
import org.prismdata.kit.session.PrivateFile;
import org.prismdata.kit.session.RuntimeFolder;

/** How the engine is told a registry's user without a word on its command line: a file that goes when its work is done. */
public record LoginFile(Path folder) {
    /** @param registry its host, and its port if it has one of its own */
    public static LoginFile write(Login login, String registry) {
        String name = "login-" + UUID.randomUUID();
        Path folder = RuntimeFolder.ofSession(name)
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")).resolve("prism-" + name));
        PrivateFile.write(folder.resolve(Login.FILE), login.authFile(registry));
        return new LoginFile(folder);
    }

    public void delete() {
        try {
            Files.deleteIfExists(folder.resolve(Login.FILE));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
