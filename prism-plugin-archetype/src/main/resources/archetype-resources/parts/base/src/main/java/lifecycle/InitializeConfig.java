package ${package}.lifecycle;

import ${package}.config.ConfigException;
import ${package}.config.PluginConfig;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.prismdata.interfaces.InitializeRequest;

/**
 * The configuration in an Initialize call. Its {@code config} is the backend's map, or a document shaped like the YAML
 * file, which is told by its {@code backend}.
 */
final class InitializeConfig {
    private InitializeConfig() {}

    static PluginConfig of(InitializeRequest request) throws ConfigException {
        Map<String, Object> given = map(request.getConfig());
        PluginConfig config = PluginConfig.of(given.containsKey("backend") ? given : Map.of("backend", given));
        return new PluginConfig(
                request.getName().isEmpty() ? config.name() : request.getName(),
                request.getVersion().isEmpty() ? config.version() : request.getVersion(),
                config.port(),
                config.backend());
    }

    private static Map<String, Object> map(Struct struct) {
        Map<String, Object> map = new LinkedHashMap<>();
        struct.getFieldsMap().forEach((key, value) -> map.put(key, plain(value)));
        return map;
    }

    private static Object plain(Value value) {
        return switch (value.getKindCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> value.getBoolValue();
            case NUMBER_VALUE -> number(value.getNumberValue());
            case STRUCT_VALUE -> map(value.getStructValue());
            case LIST_VALUE ->
                value.getListValue().getValuesList().stream()
                        .map(InitializeConfig::plain)
                        .toList();
            case NULL_VALUE, KIND_NOT_SET -> null;
        };
    }

    /** A struct has only doubles; a whole number is meant as one, as in YAML. */
    private static Object number(double number) {
        int whole = (int) number;
        return whole == number ? (Object) whole : (Object) number;
    }
}
