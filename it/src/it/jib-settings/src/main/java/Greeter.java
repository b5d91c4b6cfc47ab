public final class Greeter {
    public static void main(String[] args) {
        System.out.println(System.getenv("GREETING") + " " + System.getProperty("part") + " " + args[0]);
    }
}
