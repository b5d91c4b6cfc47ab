/** Something to compile. */
final class Sum {
    private Sum() {}

    static int of(int one, int other) {
        return one + other;
    }
}
