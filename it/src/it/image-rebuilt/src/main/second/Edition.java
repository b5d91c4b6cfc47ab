public final class Edition {
    public static void main(String[] args) {
        System.out.println(text());
    }

    private static String text() {
        return "second";
    }
}
