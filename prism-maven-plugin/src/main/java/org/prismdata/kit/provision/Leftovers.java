package org.prismdata.kit.provision;

import java.time.Duration;
import java.util.List;
import org.prismdata.kit.engine.Container;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.session.Ownership;
import org.prismdata.kit.session.UnfinishedImage;

/** What nobody else will remove: containers of a build that is no more, or kept and not used for long, and its images. */
final class Leftovers {
    private Leftovers() {}

    /**
     * @param containers all of the kit's, with their {@link Ownership#LABELS}
     * @param idle how long a kept service may go unused
     */
    static List<Container> of(List<Container> containers, Duration idle) {
        return containers.stream()
                .filter(container -> {
                    Ownership owner = Ownership.of(container.labels());
                    return owner.abandoned() || owner.kept() && LastUse.isOver(container.name(), idle);
                })
                .toList();
    }

    /**
     * Removes the images that a build which is no more was at work on; its containers have to be gone.
     *
     * @return their names
     */
    static List<ImageName> removeImages(ContainerEngine engine) {
        List<ImageName> abandoned = ImageName.parseAll(engine.images().names(UnfinishedImage.ALL).stream()
                .filter(UnfinishedImage::abandoned)
                .toList());
        abandoned.forEach(engine.images()::remove);
        return abandoned;
    }
}
