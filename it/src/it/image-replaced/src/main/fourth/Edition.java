public final class Edition {
    public static void main(String[] args) {
        System.out.println("fourth");
    }
}
