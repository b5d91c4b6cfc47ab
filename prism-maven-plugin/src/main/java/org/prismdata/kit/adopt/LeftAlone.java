package org.prismdata.kit.adopt;

/**
 * Something of which the kit does not know how to replace it.
 *
 * @param where the file, and the line or the element in it
 * @param why what is not understood, and what to do about it
 */
public record LeftAlone(String where, String why) {
    @Override
    public String toString() {
        return where + ": " + why;
    }
}
