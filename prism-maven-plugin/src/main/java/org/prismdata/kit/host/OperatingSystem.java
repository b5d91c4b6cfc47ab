package org.prismdata.kit.host;

/** The systems that Podman runs on; on all but Linux in a virtual machine. */
public enum OperatingSystem {
    LINUX,
    MAC,
    WINDOWS;

    /** @param name the value of the property {@code os.name} */
    public static OperatingSystem named(String name) {
        if (name.startsWith("Mac")) {
            return MAC;
        }
        return name.startsWith("Windows") ? WINDOWS : LINUX;
    }
}
