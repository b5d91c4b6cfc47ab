package org.prismdata.kit.tier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The tier of test classes, by the tags on them, on their superclasses and on their annotations, as far as these are the
 * project's own. Tags of single methods do not count.
 */
public final class ClassTags {
    private static final String TAG = "org/junit/jupiter/api/Tag";

    private final Path folder;
    private final Map<String, Set<String>> known = new HashMap<>();

    /** @param folder the compiled tests */
    public ClassTags(Path folder) {
        this.folder = folder;
    }

    /** @param type its name, with dots; of a class that is not there, nothing is known but that it is no other's */
    public Tier tier(String type) {
        return Tier.ofTags(tags(type.replace('.', '/')));
    }

    private Set<String> tags(String type) {
        Set<String> before = known.get(type);
        if (before != null) {
            return before;
        }
        Set<String> tags = new HashSet<>();
        // Also for annotations that stand on themselves.
        known.put(type, tags);
        Path file = folder.resolve(type + ".class");
        if (!Files.isRegularFile(file)) {
            return tags;
        }
        try {
            new ClassReader(Files.readAllBytes(file))
                    .accept(new Tags(tags), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IOException | IllegalArgumentException e) {
            // Being written just now, or of a Java to come: no tag is known.
            return tags;
        }
        return tags;
    }

    private final class Tags extends ClassVisitor {
        private final Set<String> tags;

        Tags(Set<String> tags) {
            super(Opcodes.ASM9);
            this.tags = tags;
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            tags.addAll(tags(superName));
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            tags.addAll(tags(Type.getType(descriptor).getInternalName()));
            return new TagValue(descriptor);
        }

        /** The value of a tag, and those within the annotation that holds several. */
        private final class TagValue extends AnnotationVisitor {
            private final boolean tag;

            TagValue(String descriptor) {
                super(Opcodes.ASM9);
                tag = Type.getType(descriptor).getInternalName().equals(TAG);
            }

            @Override
            public void visit(String name, Object value) {
                if (tag && value instanceof String text) {
                    tags.add(text.strip());
                }
            }

            @Override
            public AnnotationVisitor visitArray(String name) {
                return this;
            }

            @Override
            public AnnotationVisitor visitAnnotation(String name, String descriptor) {
                return new TagValue(descriptor);
            }
        }
    }
}
