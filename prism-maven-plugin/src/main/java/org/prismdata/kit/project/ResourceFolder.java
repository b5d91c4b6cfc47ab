package org.prismdata.kit.project;

import java.nio.file.Path;

/**
 * A folder whose files are copied beside the classes.
 *
 * @param folder where they are written
 * @param target where they are copied to
 * @param plain whether all are copied as they are; else Maven has to do it
 */
public record ResourceFolder(Path folder, Path target, boolean plain) {}
