package org.prismdata.kit.mojo;

import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows what the project's services logged last.
 *
 * @since 0.1.0
 */
@Mojo(name = "logs", threadSafe = true)
public final class LogsMojo extends ServiceMojo {
    /**
     * How many lines of each service to show.
     * The default is 100.
     * Example: {@code -Dprism.logs.lines=20}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.logs.lines", defaultValue = "100")
    private int lines;

    @Override
    protected void run() {
        Map<String, List<String>> logs = byHand().logs(module(), lines);
        if (logs.isEmpty()) {
            getLog().info("no services of this project are up");
        }
        logs.forEach((container, said) -> {
            getLog().info(container + ":");
            said.forEach(line -> getLog().info("  " + line));
        });
    }
}
