package org.prismdata.kit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.project.CompilerSettings;
import org.prismdata.kit.project.ProjectBuild;
import org.prismdata.kit.project.ProjectModule;
import org.prismdata.kit.project.SourceSet;

/** The loop around a project without tests; those with some are the Invoker cases'. */
class WatchLoopTest {
    private static final String SOURCE = "class A { int n() { return 1; } }";

    @TempDir
    private Path folder;

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();
    private final Recorded screen = new Recorded();
    private final Build build = new Build();
    private WatchLoop loop;
    private Thread thread;

    private final class Recorded implements Screen {
        private Consumer<Key> keys;

        @Override
        public void print(Tone tone, String text) {
            said.add(text);
        }

        @Override
        public void status(Tone tone, String text) {
            said.add("[" + tone + " " + text + "]");
        }

        @Override
        public void listen(Consumer<Key> wanted) {
            keys = wanted;
        }

        @Override
        public void close() {}
    }

    private final class Build implements ProjectBuild {
        private final Semaphore mayCompile = new Semaphore(1);
        private volatile boolean fails;
        private volatile boolean integrationTests;

        @Override
        public List<ProjectModule> folders() {
            return List.of(module());
        }

        @Override
        public List<ProjectModule> compile() {
            mayCompile.acquireUninterruptibly();
            mayCompile.release();
            if (fails) {
                throw new PrismException("Maven could not build the project", "no such goal", "edit it");
            }
            return List.of(module());
        }

        @Override
        public void integrationTests() {
            integrationTests = true;
        }
    }

    private ProjectModule module() {
        CompilerSettings compiler = new CompilerSettings(List.of("-proc:none", "-implicit:none"), "");
        Path target = folder.resolve("target");
        return new ProjectModule(
                "m",
                folder,
                target,
                set("src/main/java", target.resolve("classes"), compiler),
                set("src/test/java", target.resolve("test-classes"), compiler),
                Optional.empty());
    }

    private SourceSet set(String sources, Path output, CompilerSettings compiler) {
        return new SourceSet(List.of(folder.resolve(sources)), List.of(), output, List.of(), compiler);
    }

    @BeforeEach
    void begin() throws IOException {
        write(SOURCE);
        loop = new WatchLoop(
                build,
                screen,
                new WatchSettings(Path.of("java"), Path.of("kit"), Duration.ofSeconds(1), Duration.ofMillis(20)));
        thread = new Thread(this::run);
        thread.start();
    }

    private void run() {
        try {
            loop.run();
        } catch (IOException | InterruptedException e) {
            said.add(e.toString());
        }
    }

    @AfterEach
    void end() throws Exception {
        screen.keys.accept(Key.QUIT);
        thread.join(5_000);
        assertThat(thread.isAlive()).isFalse();
        loop.close();
    }

    private void write(String text) throws IOException {
        Path file = folder.resolve("src/main/java/A.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void await(String text) throws InterruptedException {
        String line = "";
        while (!line.contains(text)) {
            line = said.poll(10, TimeUnit.SECONDS);
            assertThat(line).as("%s after %s", text, seen).isNotNull();
            seen.add(line);
        }
    }

    private void awaitBuilt() throws InterruptedException {
        await("built by Maven");
        await("0 tests passed]");
    }

    @Test
    void whatChangesInAPauseIsCompiledAfterIt() throws Exception {
        awaitBuilt();
        screen.keys.accept(Key.PAUSE);
        await("[PLAIN paused; p goes on]");
        write(SOURCE + " class B {}");
        assertThat(said.poll(300, TimeUnit.MILLISECONDS)).isNull();

        screen.keys.accept(Key.PAUSE);
        await("going on");
        await("changed: A.java");
        await("compiled 1 file");
        await("0 tests passed]");
    }

    @Test
    void ofWhatMeansNothingNothingIsSaid() throws Exception {
        awaitBuilt();
        Files.writeString(folder.resolve("src/main/java/sedX1y2"), "");
        assertThat(said.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void whatIsBrokenStaysInSight() throws Exception {
        awaitBuilt();
        write(SOURCE + " class B { int m() { return no; } }");
        await("cannot find symbol");
        await("[BAD compile error]");
        write(SOURCE + " class B { int m() { return 1; } }");
        await("[GOOD 0 tests passed]");
    }

    @Test
    void aBuildThatFailsIsTriedAgain() throws Exception {
        awaitBuilt();
        build.fails = true;
        Files.writeString(folder.resolve("pom.xml"), "<project>");
        await("no such goal");
        await("[BAD Maven could not build the project]");
        screen.keys.accept(Key.AFFECTED);
        await("nothing has been built yet");
        build.fails = false;
        screen.keys.accept(Key.ALL);
        await("built by Maven");
        await("[GOOD 0 tests passed]");
    }

    @Test
    void whatIsSavedDuringABuildIsOneChange() throws Exception {
        awaitBuilt();
        build.mayCompile.acquire();
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        await("changed: pom.xml");
        for (String name : List.of("B", "C", "D")) {
            Files.writeString(folder.resolve("src/main/java/" + name + ".java"), "class " + name + " {}");
            // Longer than a change takes to be whole.
            assertThat(said.poll(60, TimeUnit.MILLISECONDS)).isNull();
        }
        build.mayCompile.release();
        await("changed: B.java, C.java, D.java");
        await("compiled 3 files");
    }

    @Test
    void aFileThatCannotBeWrittenDoesNotEndIt() throws Exception {
        awaitBuilt();
        Path inTheWay = Files.writeString(
                Files.createDirectories(folder.resolve("target")).resolve("prism"), "");
        write(SOURCE + " class B {}");
        await("[BAD a file could not be read or written: ");
        Files.delete(inTheWay);
        screen.keys.accept(Key.ALL);
        await("built by Maven");
        await("[GOOD 0 tests passed]");
    }

    @Test
    void keysSayWhenThereIsNothingForThem() throws Exception {
        awaitBuilt();
        screen.keys.accept(Key.FAILED);
        await("no test has failed");
        screen.keys.accept(Key.AFFECTED);
        await("the last change affected no test");
        screen.keys.accept(Key.INTEGRATION);
        await("the integration tests passed");
        assertThat(build.integrationTests).isTrue();
    }
}
