final class Stored {
    public static void main(String[] args) {}
}
