public final class Orders {
    public static void main(String[] args) {
        org.slf4j.LoggerFactory.getLogger("orders").info("started");
    }
}
