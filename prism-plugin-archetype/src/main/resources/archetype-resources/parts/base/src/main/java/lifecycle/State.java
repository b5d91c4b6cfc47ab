package ${package}.lifecycle;

/** Where the plugin is in its life. */
public enum State {
    CREATED("not initialized"),
    INITIALIZED("not started"),
    SERVING("serving"),
    DRAINING("draining"),
    STOPPED("stopped");

    private final String text;

    State(String text) {
        this.text = text;
    }

    /** What follows on "the plugin is". */
    public String text() {
        return text;
    }
}
