package org.prismdata.kit.engine;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Podman tells of itself: the settings that count in the end, whatever files they are from. Empty texts stand for what
 * it does not tell.
 *
 * @param version its own
 * @param rootless whether it runs as an ordinary user
 * @param cgroupManager {@code systemd} or {@code cgroupfs}
 * @param eventLogger where it notes what happens
 * @param logDriver where containers' output goes
 * @param runtime the program that makes containers: {@code crun}, {@code runc}
 * @param networkBackend {@code netavark} or {@code cni}
 * @param storageDriver {@code overlay}, {@code vfs}
 * @param mountProgram what mounts overlays in place of the kernel; empty for the kernel
 * @param graphRoot where images and containers are
 * @param runRoot where the state of what runs is
 * @param images how many there are
 * @param containers how many there are
 * @param socket where its API is, or would be
 */
public record EngineInfo(
        String version,
        boolean rootless,
        String cgroupManager,
        String eventLogger,
        String logDriver,
        String runtime,
        String networkBackend,
        String storageDriver,
        String mountProgram,
        String graphRoot,
        String runRoot,
        int images,
        int containers,
        String socket) {

    /** @param json the output of {@code podman info --format json}, of Podman 4 or 5 */
    static EngineInfo parse(String json) {
        JsonObject info = JsonParser.parseString(json).getAsJsonObject();
        return new EngineInfo(
                text(info, "version", "Version"),
                text(info, "host", "security", "rootless").equals("true"),
                text(info, "host", "cgroupManager"),
                text(info, "host", "eventLogger"),
                text(info, "host", "logDriver"),
                text(info, "host", "ociRuntime", "name"),
                text(info, "host", "networkBackend"),
                text(info, "store", "graphDriverName"),
                text(info, "store", "graphOptions", "overlay.mount_program", "Executable"),
                text(info, "store", "graphRoot"),
                text(info, "store", "runRoot"),
                number(text(info, "store", "imageStore", "number")),
                number(text(info, "store", "containerStore", "number")),
                // Podman 5 tells it with its scheme.
                text(info, "host", "remoteSocket", "path").replaceFirst("^unix://", ""));
    }

    private static String text(JsonObject object, String... path) {
        Optional<JsonElement> found = Optional.of(object);
        for (String name : path) {
            found = found.filter(JsonElement::isJsonObject)
                    .map(element -> element.getAsJsonObject().get(name));
        }
        return found.filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .orElse("");
    }

    private static int number(String text) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /** The numbers of the version, as many as are asked for; 0 where it has none. */
    public int[] versionNumbers(int count) {
        return Stream.concat(Stream.of(version.split("[^0-9]+")), Stream.generate(() -> "0"))
                .filter(part -> !part.isEmpty())
                .limit(count)
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
