package org.prismdata.kit.host;

import java.nio.file.Path;

/**
 * The user that runs Maven.
 *
 * @param name the login name
 * @param id the number; -1 where users have none
 * @param home the home folder
 */
public record Account(String name, long id, Path home) {
    public boolean root() {
        return id == 0;
    }
}
