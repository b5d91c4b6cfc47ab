package org.prismdata.kit.service;

import org.prismdata.kit.session.BuildSession;
import org.prismdata.kit.session.Module;

/**
 * Whose a part of a service is: a build's, or the user's, who keeps the service up and has the same part each time.
 *
 * @param name as it can be read back from a service
 */
public record SpaceOwner(String name) {
    private static final String USER = "kept-";

    public static SpaceOwner build() {
        return new SpaceOwner(BuildSession.current().toString());
    }

    /** The user, for one module. */
    public static SpaceOwner user(Module module) {
        return new SpaceOwner(USER + module.key());
    }

    boolean isUser() {
        return name.startsWith(USER);
    }

    /** Whether nobody will use or remove it any more. */
    boolean isGone() {
        return BuildSession.parse(name).filter(build -> !build.alive()).isPresent();
    }
}
