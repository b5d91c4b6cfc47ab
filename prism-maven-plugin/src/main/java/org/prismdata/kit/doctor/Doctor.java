package org.prismdata.kit.doctor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.problem.PrismException;

/** Looks at a machine and a project, and puts right what is safe to. */
public final class Doctor {
    private final Examination examination;

    public Doctor(Examination examination) {
        this.examination = examination;
    }

    public Report examine() {
        return new Report(
                Checks.look(new FactFinder(examination, name -> Optional.ofNullable(System.getenv(name))).find()));
    }

    /**
     * Shows all that is safe to do, and does it.
     *
     * @param log told what is done, a line each
     * @return what is there afterwards
     */
    public Report repair(Report report, Consumer<String> log) {
        List<Repair> repairs = report.repairs();
        if (repairs.isEmpty()) {
            log.accept("There is nothing to put right that is safe to do without you.");
            return report;
        }
        log.accept("These are safe, and done now:");
        ContainerEngine engine = examination.engine().get();
        RepairShop shop = new RepairShop(engine, log);
        for (Repair repair : repairs) {
            try {
                shop.repair(repair);
            } catch (PrismException e) {
                // The others may help all the same.
                log.accept(e.getMessage());
            }
        }
        return examine();
    }
}
