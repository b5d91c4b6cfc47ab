package org.prismdata.kit.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.problem.PrismException;

class SharedLibrariesTest {
    private static final Path RUNTIME = Path.of("/home/jürgen/my project/target/runtime");
    private static final Path BINARY = RUNTIME.resolve("lib/libnet.so");

    @TempDir
    Path folder;

    @Test
    void takesTheMachinesLibrariesOnly() {
        String listing = """
                \tlinux-vdso.so.1 (0x00007f57eaec6000)
                \tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f57eae91000)
                \tlibjli.so => /home/jürgen/my project/target/runtime/bin/../lib/libjli.so (0x00007f57eae81000)
                \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f57eac9f000)
                \t/lib64/ld-linux-x86-64.so.2 (0x00007f57eaec8000)
                """;

        assertThat(SharedLibraries.outside(RUNTIME, BINARY, listing))
                .containsExactly(
                        Map.entry("libc.so.6", Path.of("/lib/x86_64-linux-gnu/libc.so.6")),
                        Map.entry("libz.so.1", Path.of("/lib/x86_64-linux-gnu/libz.so.1")));
    }

    @Test
    void namesALibraryThatIsMissing() {
        assertThatThrownBy(() -> SharedLibraries.outside(RUNTIME, BINARY, "\tlibz.so.1 => not found\n"))
                .isInstanceOf(PrismException.class)
                .hasMessageContaining("libnet.so: libz.so.1 is not found");
    }

    @Test
    void putsAllBesideTheCLibrary() throws IOException {
        Path system = Files.createDirectories(folder.resolve("lib/x86_64-linux-gnu"));
        Path other = Files.createDirectories(folder.resolve("opt/vendor"));
        Path c = Files.createFile(system.resolve("libc.so.6"));
        Path names = Files.createFile(system.resolve("libnss_files.so.2"));
        Path zlib = Files.createFile(other.resolve("libz.so.1.2.13"));
        Path link = Files.createSymbolicLink(other.resolve("libz.so.1"), zlib);
        Path loader = Files.createFile(folder.resolve("ld-linux.so.2"));

        SortedMap<String, Path> placed =
                SharedLibraries.placed(loader.toString(), new TreeMap<>(Map.of("libc.so.6", c, "libz.so.1", link)));

        assertThat(placed)
                .containsOnly(
                        Map.entry(c.toString(), c.toRealPath()),
                        Map.entry(names.toString(), names.toRealPath()),
                        Map.entry(system.resolve("libz.so.1").toString(), zlib.toRealPath()),
                        Map.entry(loader.toString(), loader.toRealPath()));
    }

    @Test
    void leavesTheCLibraryOfABaseAloneAndBringsTheRest() {
        Path any = folder.resolve("any");
        SortedMap<String, Path> placed = new TreeMap<>();
        List.of(
                        "/lib64/ld-linux-x86-64.so.2",
                        "/lib/x86_64-linux-gnu/libc.so.6",
                        "/lib/x86_64-linux-gnu/libm.so.6",
                        "/lib/x86_64-linux-gnu/libnss_dns.so.2",
                        "/lib/x86_64-linux-gnu/libstdc++.so.6",
                        "/lib/x86_64-linux-gnu/libgcc_s.so.1",
                        "/lib/x86_64-linux-gnu/libz.so.1",
                        "/lib/ld-musl-x86_64.so.1",
                        "/lib/libc.musl-x86_64.so.1")
                .forEach(place -> placed.put(place, any));

        assertThat(SharedLibraries.besideTheCLibrary(placed, "/opt/java"))
                .containsOnly(
                        Map.entry("/opt/java/lib/libgcc_s.so.1", any),
                        Map.entry("/opt/java/lib/libstdc++.so.6", any),
                        Map.entry("/opt/java/lib/libz.so.1", any));
    }
}
