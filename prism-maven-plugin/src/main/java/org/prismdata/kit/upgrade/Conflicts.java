package org.prismdata.kit.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.prismdata.kit.problem.PrismException;

/** Places that a project's author and the templates have changed otherwise, which only the author can resolve. */
public final class Conflicts {
    private Conflicts() {}

    /**
     * As after a merge of Git: all is written, but the project is not to be used yet.
     *
     * @param places files and lines
     * @param undo the command that takes all back
     * @throws PrismException if there are any
     */
    public static void refuse(List<String> places, String undo) {
        if (!places.isEmpty()) {
            throw new PrismException(
                    "to be resolved by you:\n    " + String.join("\n    ", places),
                    "you and the templates have changed the same otherwise; both stand there now, between <<<<<<< and"
                            + " >>>>>>>, and all else is written",
                    "leave in each place what you want to have, then run mvn verify; or take all back: " + undo);
        }
    }

    /**
     * @param names of files in the project
     * @throws PrismException if marks are left in one: they would be merged as if they were its author's lines
     */
    static void refuseUnresolved(Path project, Collection<String> names) throws IOException {
        List<String> places = new ArrayList<>();
        for (String name : names) {
            Path file = project.resolve(name);
            if (Files.isRegularFile(file)) {
                Merge.marks(Files.readAllBytes(file)).forEach(line -> places.add(name + ":" + line));
            }
        }
        if (!places.isEmpty()) {
            throw new PrismException(
                    "there are conflicts of the last upgrade: " + String.join(", ", places),
                    "their marks would be taken for your own lines; nothing was changed",
                    "leave in each place what you want to have, then run the goal again");
        }
    }
}
