package org.prismdata.kit.doctor;

import java.util.List;

/** Snapshots of services whose image has been replaced: none is used again. */
final class OldSnapshots implements Check {
    @Override
    public String name() {
        return "snapshots";
    }

    @Override
    public List<Finding> look(Facts facts) {
        List<String> outdated = facts.engine().outdatedSnapshots();
        if (facts.engine().info().isEmpty()) {
            return List.of();
        }
        Repair.RemoveSnapshots repair = new Repair.RemoveSnapshots(outdated);
        return List.of(
                outdated.isEmpty()
                        ? Finding.ok(name(), "none is outdated")
                        : Finding.note(
                                        name(),
                                        "the image that they were made of is no more here: "
                                                + String.join(", ", outdated),
                                        "no build uses them again, and each takes about 50 MB",
                                        "podman rmi " + String.join(" ", outdated))
                                .repairedBy(repair));
    }
}
