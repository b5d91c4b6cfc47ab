package org.prismdata.kit.project;

import java.util.List;

/**
 * What maven-compiler-plugin tells javac.
 *
 * @param arguments its options, without class path, folders and sources
 * @param byMaven why only Maven can compile them; empty if javac can be called directly
 */
public record CompilerSettings(List<String> arguments, String byMaven) {
    public CompilerSettings {
        arguments = List.copyOf(arguments);
    }
}
