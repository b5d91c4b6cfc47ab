package org.prismdata.kit.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.prismdata.kit.fingerprint.Fingerprint;
import org.prismdata.kit.fingerprint.GeneratedFolder;
import org.prismdata.kit.platform.ElfFile;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProgramPath;

/** What a debugging image without a base has to look around in it: this machine's BusyBox, as {@code /bin/sh}. */
final class DebugTools {
    private DebugTools() {}

    /**
     * @return the folder to copy to the image's root
     * @throws PrismException if the machine has none that works without shared libraries
     */
    static Path find(ProgramPath programs, Path workFolder) throws IOException {
        Path busybox =
                programs.find("busybox", List.of()).orElseThrow(() -> missing("there is no `busybox` on the PATH"));
        if (ElfFile.read(busybox).loader().isPresent()) {
            throw missing(busybox + " needs shared libraries that the image does not have");
        }
        return GeneratedFolder.of(workFolder, "tools", Fingerprint.of(busybox), folder -> {
            Path programsFolder = Files.createDirectories(folder.resolve("bin"));
            // Jib would make copies of links; BusyBox's shell finds its other programs in itself.
            Files.copy(busybox, programsFolder.resolve("busybox"));
            Path shell =
                    Files.writeString(programsFolder.resolve("sh"), "#!/bin/busybox sh\nexec /bin/busybox sh \"$@\"\n");
            if (!shell.toFile().setExecutable(true, false)) {
                throw new IOException(shell + " can't be made executable");
            }
        });
    }

    private static PrismException missing(String reason) {
        return new PrismException(
                "a debugging image of the variant scratch gets its shell from this machine",
                reason,
                "`sudo apt install busybox-static` (Debian, Ubuntu), `sudo dnf install busybox` (Fedora); or name a base"
                        + " image with a shell: -Dprism.image.base=…");
    }
}
