package org.prismdata.kit.adopt;

import java.util.List;
import org.prismdata.kit.edit.Edits;

/**
 * What is to be changed in a project.
 *
 * @param done what the edits do, a sentence each
 * @param leftAlone what stays, because it is not understood
 */
public record Adoption(Edits edits, List<String> done, List<LeftAlone> leftAlone) {
    public Adoption {
        done = List.copyOf(done);
        leftAlone = List.copyOf(leftAlone);
    }
}
