package org.prismdata.kit.problem;

/**
 * Something the user or the machine can put right: what is wrong, why, and the edit or command that fixes it.
 *
 * <p>Everything else (a defect of ours, an I/O error on our own files) stays an ordinary exception.
 */
public class PrismException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String reason;
    private final String fix;

    /**
     * @param problem what is wrong, with the XML path or property and the value seen; one sentence, no full stop
     * @param reason why that is a problem, or what the outside program said; may span lines
     * @param fix the edit or command that puts it right
     */
    public PrismException(String problem, String reason, String fix) {
        this(problem, reason, fix, null);
    }

    /** @param cause null for none */
    public PrismException(String problem, String reason, String fix, Throwable cause) {
        super(problem + "\n  why: " + indent(reason) + "\n  fix: " + indent(fix), cause);
        this.problem = problem;
        this.reason = reason;
        this.fix = fix;
    }

    public String problem() {
        return problem;
    }

    public String reason() {
        return reason;
    }

    public String fix() {
        return fix;
    }

    private static String indent(String text) {
        return text.strip().replace("\n", "\n       ");
    }
}
