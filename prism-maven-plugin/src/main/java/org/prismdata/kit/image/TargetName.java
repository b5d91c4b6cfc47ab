package org.prismdata.kit.image;

import java.util.Locale;
import java.util.Optional;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;

/** Chooses the image's name from what the user said, to the kit or to Jib. */
public final class TargetName {
    private static final String PROPERTY = "prism.image.name";

    private TargetName() {}

    /**
     * @param own the value of {@code prism.image.name}
     * @param jibProperty the value of {@code jib.to.image}, which Jib obeys before all else
     * @param jibElement the value of Jib's {@code <to><image>}
     * @param artifactId the project's, for the default name
     * @param version the project's, for the default name
     * @throws PrismException if the first two contradict each other, or the name is none that an image can have
     */
    public static ImageName of(
            Optional<String> own,
            Optional<String> jibProperty,
            Optional<String> jibElement,
            String artifactId,
            String version) {
        if (own.isPresent() && jibProperty.isPresent() && !own.equals(jibProperty)) {
            throw new PrismException(
                    PROPERTY + " is '" + own.get() + "', and jib.to.image is '" + jibProperty.get() + "'",
                    "an image is built under one name",
                    "leave one of the two out");
        }
        ImageName name = own.map(text -> ImageName.parse(text, PROPERTY))
                .or(() -> jibProperty.map(text -> ImageName.parse(text, "jib.to.image")))
                .or(() -> jibElement.map(text -> ImageName.parse(text, "jib-maven-plugin's <to><image>")))
                .orElseGet(() -> byDefault(artifactId, version));
        if (name.byDigest()) {
            throw new PrismException(
                    "the image's name is '" + name + "'",
                    "its digest is known only when it is built",
                    "give it a tag, as in -D" + PROPERTY + "=" + name.repository() + ":" + version);
        }
        return name;
    }

    /** A Maven version may hold signs that a tag may not, {@code 1.0+build} for one. */
    private static ImageName byDefault(String artifactId, String version) {
        String text = "localhost/" + artifactId.toLowerCase(Locale.ROOT) + ":" + version.replaceAll("[^\\w.-]", "-");
        return ImageName.parse(text, "the image's default name, made from <artifactId> and <version>,");
    }
}
