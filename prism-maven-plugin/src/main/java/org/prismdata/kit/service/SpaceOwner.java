package org.prismdata.kit.service;

import java.util.Optional;
import org.prismdata.kit.session.BuildSession;

/**
 * Whose a part of a service is.
 *
 * @param session the build; empty for the user who keeps the service up
 */
public record SpaceOwner(Optional<BuildSession> session) {
    private static final String USER = "kept";

    public static SpaceOwner build() {
        return new SpaceOwner(Optional.of(BuildSession.current()));
    }

    public static SpaceOwner user() {
        return new SpaceOwner(Optional.empty());
    }

    /** Reads back what {@link #toString} wrote; nobody's if it is something else. */
    static Optional<SpaceOwner> parse(String text) {
        return text.equals(USER)
                ? Optional.of(user())
                : BuildSession.parse(text).map(session -> new SpaceOwner(Optional.of(session)));
    }

    boolean isUser() {
        return session.isEmpty();
    }

    /** Whether nobody will use or remove it any more. */
    boolean isGone() {
        return session.filter(build -> !build.alive()).isPresent();
    }

    @Override
    public String toString() {
        return session.map(BuildSession::toString).orElse(USER);
    }
}
