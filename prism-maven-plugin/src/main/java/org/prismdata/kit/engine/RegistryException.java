package org.prismdata.kit.engine;

import org.prismdata.kit.problem.PrismException;

/** Why a registry gave no image. */
public final class RegistryException extends PrismException {
    private static final long serialVersionUID = 1L;

    private final String sentence;
    private final boolean answered;

    /**
     * @param image what begins the problem: that the image is missing
     * @param sentence what ends it: what the registry does
     * @param answered whether the registry is as it should be, and only the image is not there
     */
    public RegistryException(String image, String sentence, String reason, String fix, boolean answered) {
        super(image + sentence, reason, fix);
        this.sentence = sentence;
        this.answered = answered;
    }

    /** What the registry does, whatever image it was asked for. */
    public String sentence() {
        return sentence;
    }

    /** Whether it answers whoever may ask it. */
    public boolean answered() {
        return answered;
    }
}
