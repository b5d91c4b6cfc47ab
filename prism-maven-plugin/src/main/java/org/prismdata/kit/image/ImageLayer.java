package org.prismdata.kit.image;

/**
 * A layer of a finished image.
 *
 * @param name what Jib calls it
 * @param compressed its size in the archive and in a registry, in bytes
 * @param unpacked its size on disk, in bytes
 */
record ImageLayer(String name, long compressed, long unpacked) {}
