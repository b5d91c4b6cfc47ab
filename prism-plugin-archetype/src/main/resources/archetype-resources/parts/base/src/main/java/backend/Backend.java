package ${package}.backend;

/** What the data services work on, as far as the plugin's life cycle is concerned. */
public interface Backend extends AutoCloseable {
    /**
     * Returns if the backend answers.
     *
     * @throws BackendUnavailableException if it does not
     */
    void ping();

    @Override
    void close();
}
