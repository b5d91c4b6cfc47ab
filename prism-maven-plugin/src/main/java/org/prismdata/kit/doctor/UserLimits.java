package org.prismdata.kit.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prismdata.kit.engine.EngineFailure;
import org.prismdata.kit.host.HostFacts;

/** What this user may have at most, and what containers are to have. */
final class UserLimits implements RootlessCheck {
    private static final long FEW_FILES = 4096;
    private static final long FEW_PROCESSES = 2048;
    // Podman lowers its own to it before it starts a container.
    private static final long PODMANS_PROCESSES = 32768;
    private static final long FILES = 20000;

    @Override
    public String name() {
        return "ulimits";
    }

    @Override
    public Finding lookHere(Facts facts) {
        HostFacts host = facts.host();
        String defaults =
                host.containersConf().value("containers", "default_ulimits").orElse("");
        long files = host.limits().files().orElse(Long.MAX_VALUE);
        long processes = Math.min(host.limits().processes().orElse(Long.MAX_VALUE), PODMANS_PROCESSES);
        List<String> above = new ArrayList<>();
        above(defaults, "nofile", files, above);
        above(defaults, "nproc", processes, above);
        Repair.Setting setting = new Repair.Setting(
                "containers",
                "default_ulimits",
                "[\"nofile=%1$d:%1$d\", \"nproc=%2$d:%2$d\"]".formatted(Math.min(files, FILES), processes));
        if (!above.isEmpty()) {
            Repair.Configure repair = new Repair.Configure(
                    host.containersConf().toChange(setting.section(), setting.key()), List.of(setting));
            return Finding.failure(
                            name(),
                            EngineFailure.ULIMITS.meaning(),
                            "default_ulimits in containers.conf has " + String.join(" and ", above)
                                    + "; no container starts then",
                            repair.shown())
                    .repairedBy(repair);
        }
        if (files < FEW_FILES || host.limits().processes().orElse(Long.MAX_VALUE) < FEW_PROCESSES) {
            return Finding.warning(
                    name(),
                    shown(host),
                    "Kafka alone opens some thousand files, and each thread counts as a process",
                    "sudo sh -c 'echo \"" + host.account().name()
                            + " hard nofile 20000\" >>/etc/security/limits.conf', the same with nproc 32768, and log in again");
        }
        return Finding.ok(name(), shown(host));
    }

    private static String shown(HostFacts host) {
        return count(host.limits().files()) + " open files, "
                + count(host.limits().processes()) + " processes";
    }

    private static String count(OptionalLong limit) {
        return limit.isPresent() ? String.valueOf(limit.getAsLong()) : "any number of";
    }

    private static void above(String defaults, String kind, long limit, List<String> above) {
        Matcher matcher =
                Pattern.compile(kind + "=(\\d{1,18})(?::(\\d{1,18}))?").matcher(defaults);
        while (matcher.find()) {
            long hard = Long.parseLong(matcher.group(2) == null ? matcher.group(1) : matcher.group(2));
            if (hard > limit) {
                above.add(kind + "=" + hard + ", and this user may have " + limit);
            }
        }
    }

    @Override
    public Set<EngineFailure> explains() {
        return Set.of(EngineFailure.ULIMITS);
    }
}
