package org.prismdata.kit.host;

import java.util.List;

/** How Linux's control groups are mounted. */
public enum Cgroups {
    V2,
    /** Version 1, with version 2 beside it. */
    HYBRID,
    V1,
    NONE;

    private static final String FOLDER = "/sys/fs/cgroup";

    /** @param mounts the lines of {@code /proc/self/mountinfo}; of several mounts on one folder the last one counts */
    static Cgroups of(List<String> mounts) {
        Cgroups found = NONE;
        for (String mount : mounts) {
            String folder = mount.split(" ")[4];
            String type = mount.substring(mount.indexOf(" - ") + 3).split(" ")[0];
            if (folder.equals(FOLDER)) {
                found = type.equals("cgroup2") ? V2 : NONE;
            } else if (folder.startsWith(FOLDER + "/") && found != V2) {
                if (type.equals("cgroup2")) {
                    found = HYBRID;
                } else if (type.equals("cgroup") && found == NONE) {
                    found = V1;
                }
            }
        }
        return found;
    }
}
