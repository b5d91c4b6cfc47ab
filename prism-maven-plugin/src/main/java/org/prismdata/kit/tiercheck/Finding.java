package org.prismdata.kit.tiercheck;

/**
 * A test that is not what its tier promises.
 *
 * @param text which, and in what
 * @param fix what to do about it
 */
record Finding(String text, String fix) {}
