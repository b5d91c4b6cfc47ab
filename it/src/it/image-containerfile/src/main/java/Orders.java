import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells all of its surroundings that may go wrong. */
public final class Orders {
    public static void main(String[] args) throws Exception {
        org.slf4j.LoggerFactory.getLogger("orders").info("the dependency is there");
        String resource =
                new String(Orders.class.getResourceAsStream("/greeting.txt").readAllBytes(), StandardCharsets.UTF_8);
        for (String folder : new String[] {"/data", "/tmp", System.getProperty("user.home")}) {
            Files.writeString(Path.of(folder, "written-by-" + System.getProperty("user.name")), "x");
        }
        System.out.println(System.getenv("GREETING") + ", " + System.getProperty("part") + ", " + args[0] + ", "
                + resource.strip() + ", " + Path.of("").toAbsolutePath());
    }
}
