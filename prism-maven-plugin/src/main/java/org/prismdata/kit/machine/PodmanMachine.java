package org.prismdata.kit.machine;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A virtual machine of Podman's.
 *
 * @param name its name
 * @param running whether it is up
 * @param starting whether Podman takes it for one that is just being started
 * @param provider what runs it: {@code applehv}, {@code libkrun}, {@code qemu}, {@code wsl}, {@code hyperv}
 * @param size its size
 */
public record PodmanMachine(String name, boolean running, boolean starting, String provider, MachineSize size) {

    private static final int MEGABYTE = 1 << 20;
    private static final int GIGABYTE = 1 << 30;

    /** @param json the output of {@code podman machine list --format json}, of Podman 4 or 5 */
    public static List<PodmanMachine> parse(String json) {
        List<PodmanMachine> machines = new ArrayList<>();
        JsonElement list = JsonParser.parseString(json);
        // Where there is none, some say null.
        if (list.isJsonArray()) {
            for (JsonElement element : list.getAsJsonArray()) {
                JsonObject machine = element.getAsJsonObject();
                machines.add(new PodmanMachine(
                        text(machine, "Name").replaceFirst("\\*$", ""),
                        text(machine, "Running").equals("true"),
                        text(machine, "Starting").equals("true"),
                        text(machine, "VMType"),
                        new MachineSize(
                                (int) number(machine, "CPUs"), (int) (number(machine, "Memory") / MEGABYTE), (int)
                                        (number(machine, "DiskSize") / GIGABYTE))));
            }
        }
        return machines;
    }

    private static String text(JsonObject machine, String name) {
        return Optional.ofNullable(machine.get(name))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .orElse("");
    }

    private static long number(JsonObject machine, String name) {
        String text = text(machine, name);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
