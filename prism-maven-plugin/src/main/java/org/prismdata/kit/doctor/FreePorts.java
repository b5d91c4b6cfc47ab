package org.prismdata.kit.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.prismdata.kit.engine.PortTakenException;

/** Ports of this machine for the services. */
final class FreePorts implements Check {
    @Override
    public String name() {
        return "ports";
    }

    @Override
    public List<Finding> look(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        if (!facts.build().freePort()) {
            findings.add(Finding.failure(
                    name(),
                    "no port of 127.0.0.1 can be had",
                    "each service listens on one",
                    "`ss -ltn` shows how many are in use, `sysctl net.ipv4.ip_local_port_range` which there are"));
        }
        new TreeMap<>(facts.build().takenPorts())
                .forEach(
                        (port, service) -> findings.add(Finding.failure(name(), PortTakenException.of(port, service))));
        return findings.isEmpty() ? List.of(Finding.ok(name(), "free ones can be had")) : findings;
    }
}
