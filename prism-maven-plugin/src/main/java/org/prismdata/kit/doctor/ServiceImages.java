package org.prismdata.kit.doctor;

import java.util.List;
import java.util.stream.Collectors;
import org.prismdata.kit.engine.ImageName;

/** Whether the images of the project's services are here. */
final class ServiceImages implements Check {
    @Override
    public String name() {
        return "images";
    }

    @Override
    public List<Finding> look(Facts facts) {
        List<ImageName> missing = facts.build().missingImages();
        int all = missing.size() + facts.build().presentImages().size();
        if (facts.engine().refusal().isPresent() || all == 0) {
            return List.of();
        }
        return List.of(
                missing.isEmpty()
                        ? Finding.ok(name(), all == 1 ? "the one of the services is here" : "all " + all + " are here")
                        : Finding.note(
                                name(),
                                "not here yet: "
                                        + missing.stream()
                                                .map(ImageName::toString)
                                                .collect(Collectors.joining(", ")),
                                "the first build that needs one fetches it, and with -o it fails",
                                "mvn prism:prefetch"));
    }
}
