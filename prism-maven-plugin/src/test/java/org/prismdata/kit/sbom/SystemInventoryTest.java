package org.prismdata.kit.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.process.ProcessRunner;

class SystemInventoryTest {
    private static final String LIBC = "/lib/x86_64-linux-gnu/libc.so.6";

    @TempDir
    private Path folder;

    @Test
    void readsWhosePathsAreWithOrWithoutUsr() {
        String listing = """
                libc6:amd64: /lib/x86_64-linux-gnu/libc.so.6
                diversion by dash from: /bin/sh
                zlib1g:amd64: /usr/lib/x86_64-linux-gnu/libz.so.1
                base-files, other: /etc/motd
                libm: /lib/libm.so.6
                """;
        List<String> paths =
                List.of(LIBC, "/lib/x86_64-linux-gnu/libz.so.1", "/etc/motd", "/usr/lib/libm.so.6", "/etc/passwd");

        assertThat(SystemInventory.owners(paths, listing))
                .containsEntry(LIBC, "libc6:amd64")
                .containsEntry("/lib/x86_64-linux-gnu/libz.so.1", "zlib1g:amd64")
                .containsEntry("/etc/motd", "base-files")
                .containsEntry("/usr/lib/libm.so.6", "libm")
                .hasSize(4);
    }

    @Test
    void withoutDebiansDatabaseFilesAreListedByThemselves() throws Exception {
        Files.createDirectories(folder.resolve("etc"));
        Files.writeString(folder.resolve("etc/passwd"), "abc");

        assertThat(new SystemInventory(new ProcessRunner(), false, folder).of(folder))
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.name()).isEqualTo("/etc/passwd");
                    assertThat(file.sha256()).isPresent();
                });
    }

    @Test
    void aDebianPackageIsKnownToScanners() {
        assertThat(PackageUrl.debian("debian", "libstdc++6", "1:12.2-14+deb12u1", "amd64", "debian-12"))
                .isEqualTo("pkg:deb/debian/libstdc%2B%2B6@1%3A12.2-14%2Bdeb12u1?arch=amd64&distro=debian-12");
    }
}
