package ${package}.config;

import java.util.Map;
import java.util.Optional;

/**
 * The configuration's {@code backend} section. It may hold passwords, so no message quotes a text of it.
 *
 * @param values as YAML or an Initialize call gave them
 */
public record Settings(Map<String, Object> values) {
    public static final Settings NONE = new Settings(Map.of());

    /** Takes numbers too, for an unquoted {@code password: 1234} is one. */
    public Optional<String> text(String key) throws ConfigException {
        Object value = values.get(key);
        if (value == null || value instanceof String || value instanceof Number) {
            return Optional.ofNullable(value).map(Object::toString);
        }
        throw new ConfigException("backend." + key + " must be a text");
    }

    /** @param example a value, for the message */
    public String required(String key, String example) throws ConfigException {
        return text(key)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new ConfigException("backend." + key + " is missing, for example " + example));
    }

    public int positive(String key, int fallback) throws ConfigException {
        String value = text(key).orElse(Integer.toString(fallback));
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new ConfigException("backend." + key + " must be a positive number, got \"" + value + "\"");
    }
}
