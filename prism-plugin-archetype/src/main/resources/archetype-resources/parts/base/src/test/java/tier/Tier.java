package ${package}.tier;

/** How close a test's backend is to that of production. */
public enum Tier {
    /** In this process' memory: the backend is played. */
    INSTANT,
#if (${backend} != "memstore")
    /** Embedded in this process or a child of it, on real code of the backend or of its kin. */
    EMBEDDED,
#end
    /** The real one, in a container. */
    REAL;

    private BackendUnderTest opened;

#if (${backend} == "memstore")
    /** The backend of this tier, opened once in each test JVM. */
#else
    /** The backend of this tier. It is opened once in each test JVM: an embedded one takes longer to start than to test. */
#end
    public synchronized BackendUnderTest backend() {
        if (opened == null) {
            opened = TestBackends.open(this);
            Runtime.getRuntime().addShutdownHook(new Thread(opened::close));
        }
        return opened;
    }
}
