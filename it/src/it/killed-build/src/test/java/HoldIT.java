import org.junit.jupiter.api.Test;

class HoldIT {
    @Test
    void holdsTheBuildAsLongAsItIsAskedTo() throws InterruptedException {
        Thread.sleep(Integer.getInteger("hold", 0));
    }
}
