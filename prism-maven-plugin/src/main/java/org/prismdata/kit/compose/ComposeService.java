package org.prismdata.kit.compose;

import java.util.Optional;
import org.prismdata.kit.engine.ImageName;

/**
 * A service of a Compose file, as far as the kit has to know it.
 *
 * @param name its name
 * @param image what it runs; empty where that is built, or named by a variable
 * @param restarts whether it asks to be started again when it ends
 * @param optional whether it is only started for a profile
 * @param open whether it publishes a port on other addresses than the loopback interface's
 */
public record ComposeService(
        String name, Optional<ImageName> image, boolean restarts, boolean optional, boolean open) {}
