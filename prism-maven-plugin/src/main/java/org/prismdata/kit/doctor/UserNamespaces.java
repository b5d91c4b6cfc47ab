package org.prismdata.kit.doctor;

import java.util.Set;
import org.prismdata.kit.engine.EngineFailure;

/** Whether the kernel lets ordinary users have users of their own. */
final class UserNamespaces implements RootlessCheck {
    @Override
    public String name() {
        return "user-namespaces";
    }

    @Override
    public Finding lookHere(Facts facts) {
        return facts.host().userNamespaces()
                ? Finding.ok(name(), "an ordinary user may make them")
                : Finding.failure(
                        name(),
                        EngineFailure.NO_USER_NAMESPACES.meaning(),
                        "user.max_user_namespaces or kernel.unprivileged_userns_clone is 0",
                        EngineFailure.NO_USER_NAMESPACES.fix());
    }

    @Override
    public Set<EngineFailure> explains() {
        return Set.of(EngineFailure.NO_USER_NAMESPACES);
    }
}
