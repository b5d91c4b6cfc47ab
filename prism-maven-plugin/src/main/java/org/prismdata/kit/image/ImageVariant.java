package org.prismdata.kit.image;

import org.prismdata.kit.problem.PrismException;

/** The kinds of image the kit can make. */
public enum ImageVariant {
    /** Nothing but the plugin, a linked Java runtime and the C library. */
    SCRATCH;

    /**
     * @param value the value of {@code prism.image.variant}
     * @throws PrismException if there is no such variant
     */
    public static ImageVariant of(String value) {
        if (value.equals("scratch")) {
            return SCRATCH;
        }
        throw new PrismException(
                "prism.image.variant is '" + value + "'",
                "the only variant in this version is scratch",
                "leave -Dprism.image.variant out; for a base image of your own set jib-maven-plugin's <from><image>");
    }
}
