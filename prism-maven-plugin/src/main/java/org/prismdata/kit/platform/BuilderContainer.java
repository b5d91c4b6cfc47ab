package org.prismdata.kit.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessResult;
import org.prismdata.kit.session.ContainerOwner;

/** Links a runtime in a container of an image that has a JDK, and takes it and the libraries it needs out of it. */
public final class BuilderContainer {
    /** The runtime's folder in what {@link #link} makes. */
    public static final String RUNTIME = "runtime";

    /** The folder there of the libraries, each at its place in the image. */
    public static final String SYSTEM = "system";

    private static final String FOLDER = "/tmp/prism";

    private static final String SCRIPT = "link.sh";

    private final ContainerEngine engine;
    private final ImageName image;
    private final ContainerOwner owner;

    /**
     * @param image that has a JDK and a shell; it is in the engine
     * @param owner of the container
     */
    public BuilderContainer(ContainerEngine engine, ImageName image, ContainerOwner owner) {
        this.engine = engine;
        this.image = image;
        this.owner = owner;
    }

    /**
     * @param options of {@code jlink}, but for where it writes
     * @param strip whether to take the symbols out of its libraries, if the image has a program for that
     * @param folder where the runtime and the system's libraries come to lie; it is not there yet
     * @throws PrismException if the image has no JDK that can
     */
    public void link(List<String> options, boolean strip, Path folder) throws IOException {
        String name = "prism-image-builder-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", script(), SCRIPT, FOLDER, strip ? "strip" : ""));
        command.add(String.join(" ", SystemRoot.NEEDED_UNSEEN));
        command.addAll(options);
        owner.began().accept(name);
        try {
            ProcessResult result = engine.runToEnd(name, image, owner.labels(), Map.of(), command);
            if (!result.succeeded()) {
                throw new PrismException(
                        "no Java runtime could be linked in a container of " + image,
                        result.complaint(),
                        "name an image with a full JDK and a shell: -D" + RuntimeSource.BUILDER_PROPERTY + "=…");
            }
            engine.copyFrom(name, FOLDER, folder);
        } finally {
            engine.remove(List.of(name));
            owner.gone().accept(name);
        }
    }

    private static String script() throws IOException {
        try (InputStream in = BuilderContainer.class.getResourceAsStream(SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
