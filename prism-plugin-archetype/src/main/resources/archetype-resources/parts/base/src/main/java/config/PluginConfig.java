package ${package}.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The plugin's configuration: a YAML document or the {@code config} of an Initialize call.
 *
 * @param port the {@code control_plane.port}: where the gRPC server listens, 0 for any free port
 * @param backend what the backend is told
 */
public record PluginConfig(String name, String version, int port, Settings backend) {
    public static final PluginConfig DEFAULT = new PluginConfig("${artifactId}", "dev", 50_051, Settings.NONE);

    public static PluginConfig read(Path file) throws ConfigException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
        } catch (NoSuchFileException e) {
            throw new ConfigException("cannot read " + file + ": no such file");
        } catch (IOException e) {
            throw new ConfigException("cannot read " + file + ": " + e.getMessage());
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                    .orElse("");
            throw new ConfigException(file + where + ": not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new ConfigException(file + ": not YAML: " + oneLine(e.getMessage()));
        } catch (ConfigException e) {
            throw new ConfigException(file + ": " + e.getMessage());
        }
    }

    /** Reads a document of maps, lists, strings, numbers and booleans; an empty one gives the defaults. */
    public static PluginConfig of(Object document) throws ConfigException {
        Map<String, Object> root = map("the configuration", document);
        Map<String, Object> plugin = map("plugin", root.get("plugin"));
        Object port = map("control_plane", root.get("control_plane")).get("port");
        return new PluginConfig(
                text("plugin.name", plugin.get("name"), DEFAULT.name),
                text("plugin.version", plugin.get("version"), DEFAULT.version),
                port == null ? DEFAULT.port : Port.parse("control_plane.port", port),
                new Settings(map("backend", root.get("backend"))));
    }

    private static Map<String, Object> map(String name, Object value) throws ConfigException {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new ConfigException(name + " must be a map, got \"" + oneLine(value.toString()) + "\"");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, element) -> copy.put(String.valueOf(key), element));
        return copy;
    }

    /** Takes numbers too, for an unquoted {@code version: 1.0} is one. */
    private static String text(String name, Object value, String fallback) throws ConfigException {
        if (value == null) {
            return fallback;
        }
        if (value instanceof String || value instanceof Number) {
            return value.toString();
        }
        throw new ConfigException(name + " must be a text, got \"" + oneLine(value.toString()) + "\"");
    }

    private static String oneLine(String text) {
        return text.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
    }
}
