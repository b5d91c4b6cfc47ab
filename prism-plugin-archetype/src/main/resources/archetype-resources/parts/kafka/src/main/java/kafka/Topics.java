package ${package}.kafka;

/** The topics that there are. */
interface Topics extends AutoCloseable {
    /** Makes the topic unless it exists. Safe when another plugin does so at the same moment. */
    void ensure(String topic);

    /** Returns if a broker answers. */
    void ping();

    @Override
    void close();
}
