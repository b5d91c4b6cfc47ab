package org.prismdata.kit.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.prismdata.kit.provision.Upkeep;

/** Something that can be put right without asking, because nothing a user needs is lost by it. */
public sealed interface Repair {
    /** What is done, in a line. */
    String shown();

    /**
     * Sets settings in one of Podman's configuration files; what it was is kept beside it.
     *
     * @param file the user's own
     * @param settings what is set
     */
    record Configure(Path file, List<Setting> settings) implements Repair {
        @Override
        public String shown() {
            return "set in " + file + ": "
                    + settings.stream().map(Setting::toString).collect(Collectors.joining(", "));
        }
    }

    /**
     * A line of a configuration file.
     *
     * @param section the name of its table
     * @param value as it is written
     */
    record Setting(String section, String key, String value) {
        @Override
        public String toString() {
            return "[" + section + "] " + key + " = " + value;
        }
    }

    /** Gives Podman another storage driver while nothing is stored. */
    record RenewStorage(Configure storage) implements Repair {
        @Override
        public String shown() {
            return "podman system reset --force, for there is nothing in it; then " + storage.shown();
        }
    }

    /**
     * Writes down, in the project, which engine its tests pass on.
     *
     * @param file of the project
     * @param engine such as {@code podman 5.4.2}
     */
    record NoteEngine(Path file, String engine) implements Repair {
        @Override
        public String shown() {
            return "write `" + engine + "` into " + file;
        }
    }

    /** Removes containers, and what came with them, that nobody wants. */
    record RemoveLeftovers(Upkeep.Remains remains) implements Repair {
        @Override
        public String shown() {
            return "remove " + String.join(", ", remains.abandoned())
                    + (remains.abandoned().isEmpty() || remains.projects().isEmpty() ? "" : ", ")
                    + String.join(", ", remains.projects());
        }
    }

    /** Removes snapshots that are never used again. */
    record RemoveSnapshots(List<String> images) implements Repair {
        @Override
        public String shown() {
            return "remove " + String.join(", ", images);
        }
    }
}
