package org.prismdata.kit.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Loads the project's own classes, once for each cycle. They come before those of the dependencies, as on the class path.
 */
final class ProjectLoader extends ClassLoader {
    static final String NAME = "project";

    private final List<Root> roots;

    /**
     * @param folder where Maven has the classes and the resources
     * @param marked where the same classes are, with marks
     */
    record Root(Path folder, Path marked, ProtectionDomain domain) {
        static Root of(Path folder, Path marked) {
            try {
                CodeSource source = new CodeSource(folder.toUri().toURL(), (Certificate[]) null);
                return new Root(folder, marked, new ProtectionDomain(source, null));
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static {
        registerAsParallelCapable();
    }

    ProjectLoader(List<Root> roots, ClassLoader parent) {
        super(NAME, parent);
        this.roots = roots;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("java.") || name.equals(Usage.class.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = define(name);
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }

    private Class<?> define(String name) {
        String path = name.replace('.', '/') + ".class";
        for (Root root : roots) {
            try {
                byte[] bytes = Files.readAllBytes(root.marked().resolve(path));
                int dot = name.lastIndexOf('.');
                if (dot > 0 && getDefinedPackage(name.substring(0, dot)) == null) {
                    definePackageOnce(name.substring(0, dot));
                }
                return defineClass(name, bytes, 0, bytes.length, root.domain());
            } catch (NoSuchFileException e) {
                // The next root may have it.
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return null;
    }

    private void definePackageOnce(String name) {
        try {
            definePackage(name, null, null, null, null, null, null, null);
        } catch (IllegalArgumentException e) {
            // Another thread was faster.
            return;
        }
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Set<URL> all = new LinkedHashSet<>(Collections.list(findResources(name)));
        all.addAll(Collections.list(getParent().getResources(name)));
        return Collections.enumeration(all);
    }

    @Override
    protected URL findResource(String name) {
        Enumeration<URL> found = findResources(name);
        return found.hasMoreElements() ? found.nextElement() : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        return Collections.enumeration(roots.stream()
                .map(root -> root.folder().resolve(name))
                .filter(Files::exists)
                .map(ProjectLoader::url)
                .toList());
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
