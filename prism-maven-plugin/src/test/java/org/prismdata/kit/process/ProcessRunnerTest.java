package org.prismdata.kit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.problem.PrismException;

class ProcessRunnerTest {
    private final ProcessRunner runner = new ProcessRunner();

    @Test
    void bothStreamsAndTheExitCodeComeBack() {
        ProcessResult result = runner.run(shell("echo out; echo err >&2; exit 3"));

        assertThat(result).isEqualTo(new ProcessResult(3, "out\n", "err\n"));
    }

    @Test
    void mergedStreamsKeepTheirOrder() {
        ProcessResult result = runner.run(shell("echo 1; echo 2 >&2; echo 3").withMergedStreams());

        assertThat(result.output()).isEqualTo("1\n2\n3\n");
    }

    @Test
    void aLotOfOutputDoesNotBlock() {
        ProcessResult result = runner.run(shell("seq 1 200000; seq 1 200000 >&2"));

        assertThat(result.output()).endsWith("200000\n").hasSameSizeAs(result.errors());
    }

    @Test
    void argumentsArePassedAsTheyAre() {
        ProcessResult result = runner.run(Command.of("printf", "%s|", "a b", "$HOME", "*", "ü"));

        assertThat(result.output().strip()).isEqualTo("a b|$HOME|*|ü|");
    }

    @Test
    void variablesAreAdded() {
        assertThat(runner.run(shell("echo $GREETING").withEnvironment(Map.of("GREETING", "hello")))
                        .output())
                .isEqualTo("hello\n");
    }

    @Test
    void aProgramThatTakesTooLongIsEndedWithItsChildren() {
        long before = sleepers();

        assertThatThrownBy(() ->
                        runner.run(shell("echo started; sleep 61.5 & wait").within(Duration.ofMillis(500))))
                .isInstanceOf(PrismException.class)
                .hasMessageContaining("it last said: started");
        assertThat(sleepers()).isEqualTo(before);
    }

    @Test
    void endAllEndsWhatIsWaitedFor() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Command endless = shell("echo started; sleep 62.5 & wait").tellingEachLine(line -> started.countDown());
        CompletableFuture<ProcessResult> waiting = CompletableFuture.supplyAsync(() -> runner.run(endless));
        started.await();

        runner.endAll();

        assertThat(waiting.get().succeeded()).isFalse();
    }

    @Test
    void aBackgroundProgramRunsUntilItIsClosed() {
        BackgroundProcess program = runner.begin(Command.of("sleep", "63.5"));
        assertThat(program.isAlive()).isTrue();
        program.close();
        assertThat(program.isAlive()).isFalse();
    }

    @Test
    void aBackgroundProgramThatEndsByItselfSaysWhy() {
        try (BackgroundProcess program = runner.begin(shell("echo no such service >&2; exit 1"))) {
            assertThat(program.complaint()).isEqualTo("no such service");
        }
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> runner.run(Command.of(List.of("/nowhere/podman", "info"))))
                .isInstanceOf(PrismException.class)
                .hasMessageContaining("`/nowhere/podman` could not be started");
    }

    private static Command shell(String script) {
        return Command.of("sh", "-c", script);
    }

    private static long sleepers() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.isAlive()
                        && process.info().commandLine().orElse("").contains("sleep 61.5"))
                .count();
    }
}
