package org.prismdata.kit.doctor;

import java.util.List;
import org.prismdata.kit.problem.PrismException;

/**
 * What a check has found.
 *
 * @param check the check's name
 * @param status how it ends
 * @param found what is there, one sentence without a full stop
 * @param why why that matters, or what it costs; empty if all is well
 * @param fix the command or edit that puts it right; empty if all is well
 * @param repairs the same, done by the kit; empty if it is not safe to do without the user
 */
public record Finding(String check, Status status, String found, String why, String fix, List<Repair> repairs) {
    public Finding {
        repairs = List.copyOf(repairs);
    }

    static Finding ok(String check, String found) {
        return new Finding(check, Status.OK, found, "", "", List.of());
    }

    static Finding note(String check, String found, String why, String fix) {
        return new Finding(check, Status.NOTE, found, why, fix, List.of());
    }

    static Finding warning(String check, String found, String why, String fix) {
        return new Finding(check, Status.WARNING, found, why, fix, List.of());
    }

    static Finding failure(String check, String found, String why, String fix) {
        return new Finding(check, Status.FAILURE, found, why, fix, List.of());
    }

    static Finding failure(String check, PrismException problem) {
        return failure(check, problem.problem(), problem.reason(), problem.fix());
    }

    Finding repairedBy(Repair... safe) {
        return new Finding(check, status, found, why, fix, List.of(safe));
    }

    /** Whether {@code -Dprism.fix} does it. */
    public boolean safe() {
        return !repairs.isEmpty();
    }
}
