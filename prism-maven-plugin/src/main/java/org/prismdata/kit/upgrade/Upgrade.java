package org.prismdata.kit.upgrade;

import java.util.List;
import org.prismdata.kit.edit.Edits;

/**
 * What is to be changed in a project.
 *
 * @param conflicts files and lines where its author and the templates have changed the same otherwise
 * @param leftAlone files that stay as they are, and why
 */
public record Upgrade(Edits edits, List<String> conflicts, List<String> leftAlone) {
    public Upgrade {
        conflicts = List.copyOf(conflicts);
        leftAlone = List.copyOf(leftAlone);
    }
}
