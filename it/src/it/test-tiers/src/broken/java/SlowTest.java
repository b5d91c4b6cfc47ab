import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SlowTest {
    @Test
    void isQuick() throws InterruptedException {
        Thread.sleep(20);
    }

    @Test
    void sleeps() throws InterruptedException {
        Thread.sleep(150);
    }

    @Test
    void computes() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + 150_000_000;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    @Tag("budget=400ms")
    void mayTakeLonger() throws InterruptedException {
        Thread.sleep(150);
    }

    @Test
    @Tag("embedded")
    void isEmbedded() throws InterruptedException {
        Thread.sleep(150);
    }
}
