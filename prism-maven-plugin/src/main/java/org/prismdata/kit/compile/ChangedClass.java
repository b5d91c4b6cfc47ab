package org.prismdata.kit.compile;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A class that is not what it was.
 *
 * @param folder the folder of its class file
 * @param name its name, with slashes
 * @param bytes its class file; empty if it is gone
 */
public record ChangedClass(Path folder, String name, Optional<byte[]> bytes) {}
