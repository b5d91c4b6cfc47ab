package ${package}.config;

/** Reads port numbers, from flags and from YAML alike. */
final class Port {
    private static final int MAX = 65_535;

    private Port() {}

    static int parse(String name, Object value) throws ConfigException {
        try {
            int port = Integer.parseInt(value.toString());
            if (port >= 0 && port <= MAX) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new ConfigException(name + " must be a port, 0 to " + MAX + ", got \"" + value + "\"");
    }
}
