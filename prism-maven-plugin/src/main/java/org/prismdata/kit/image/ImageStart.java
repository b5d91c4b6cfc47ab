package org.prismdata.kit.image;

/** What an image is made for. */
public enum ImageStart {
    /** It has an archive of the classes that its start takes, which a run of the image has told. */
    FAST,
    /** It has none. */
    SMALL;

    /**
     * @param value the value of {@code prism.image.start}
     * @throws org.prismdata.kit.problem.PrismException if it is none of these
     */
    public static ImageStart of(String value) {
        return ImageChoice.of(ImageStart.class, "prism.image.start", value);
    }
}
