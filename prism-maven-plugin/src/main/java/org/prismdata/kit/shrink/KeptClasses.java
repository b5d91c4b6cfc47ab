package org.prismdata.kit.shrink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.prismdata.kit.classpath.ClassPathJars;

/** What a plugin surely reaches: its own classes, and those that its class path's service files name. */
final class KeptClasses {
    private static final String SERVICES = "META-INF/services/";
    private static final String CLASS = ".class";

    private KeptClasses() {}

    /** @return rules for ProGuard */
    static List<String> rules(ClassPathJars jars) throws IOException {
        try (ZipFile application = new ZipFile(jars.application().toFile());
                ZipFile dependencies = new ZipFile(jars.dependencies().toFile())) {
            Stream<String> own = application.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(CLASS))
                    .map(name ->
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
            return Stream.of(own, providers(application), providers(dependencies))
                    .flatMap(names -> names)
                    .distinct()
                    .sorted()
                    .map(name -> "-keep class " + name + " { *; }")
                    .toList();
        }
    }

    private static Stream<String> providers(ZipFile jar) throws IOException {
        Stream.Builder<String> providers = Stream.builder();
        for (ZipEntry entry : jar.stream().toList()) {
            if (entry.getName().startsWith(SERVICES) && !entry.isDirectory()) {
                new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.split("#", 2)[0].strip())
                        .filter(line -> !line.isEmpty())
                        .forEach(providers);
            }
        }
        return providers.build();
    }
}
