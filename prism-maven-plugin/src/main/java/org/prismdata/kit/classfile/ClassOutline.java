package org.prismdata.kit.classfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/**
 * What has to be known of a class to know what else a change of it touches. All names are with slashes.
 *
 * @param name its name
 * @param sourceFile the name of its source file, as the compiler has noted it, or what its own name suggests
 * @param supertypes its superclass and interfaces
 * @param references the classes it names in its code and its declarations
 * @param api what other classes are compiled against
 * @param constants the names and values that the compiler copies into other classes
 * @param annotation whether it is an annotation
 * @param code whether it has any code, so that its use can be seen
 * @param concrete whether it can have instances
 */
public record ClassOutline(
        String name,
        String sourceFile,
        Set<String> supertypes,
        Set<String> references,
        String api,
        Set<String> constants,
        boolean annotation,
        boolean code,
        boolean concrete) {

    /**
     * @param classFile a class file's bytes
     * @throws IllegalArgumentException if they are none that this version knows
     */
    public static ClassOutline of(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        Declarations declarations = new Declarations();
        reader.accept(declarations, ClassReader.SKIP_CODE);
        NamedClasses.addConstants(reader, declarations.references);
        declarations.references.remove(reader.getClassName());
        String name = reader.getClassName();
        return new ClassOutline(
                name,
                declarations.sourceFile == null
                        ? name.substring(name.lastIndexOf('/') + 1).replaceFirst("(?<=.)\\$.*", "") + ".java"
                        : declarations.sourceFile,
                Set.copyOf(declarations.supertypes),
                Set.copyOf(declarations.references),
                declarations.api.stream().sorted().collect(Collectors.joining("\n")),
                Set.copyOf(declarations.constants),
                (reader.getAccess() & Opcodes.ACC_ANNOTATION) != 0,
                declarations.code,
                (reader.getAccess() & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0);
    }

    /** The path of its source file below the folder of sources. */
    public String sourcePath() {
        return name.substring(0, name.lastIndexOf('/') + 1) + sourceFile;
    }

    private static final class Declarations extends ClassVisitor {
        private final Set<String> supertypes = new HashSet<>();
        private final Set<String> references = new HashSet<>();
        private final List<String> api = new ArrayList<>();
        private final Set<String> constants = new HashSet<>();
        private String sourceFile;
        private boolean code;

        Declarations() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            if (superName != null) {
                supertypes.add(superName);
            }
            supertypes.addAll(List.of(interfaces));
            add("class", access, signature == null ? "" : signature, String.join(",", interfaces) + superName);
        }

        @Override
        public void visitSource(String source, String debug) {
            sourceFile = source;
        }

        @Override
        public void visitPermittedSubclass(String permitted) {
            api.add("permits " + permitted);
        }

        @Override
        public void visitInnerClass(String name, String outerName, String innerName, int access) {
            if (outerName != null && (access & Opcodes.ACC_PRIVATE) == 0) {
                api.add("inner " + access + " " + name);
            }
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return annotation(descriptor);
        }

        @Override
        public RecordComponentVisitor visitRecordComponent(String name, String descriptor, String signature) {
            api.add("component " + name + " " + descriptor);
            NamedClasses.addTypes(signature, references);
            return null;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            NamedClasses.addTypes(descriptor, references);
            NamedClasses.addTypes(signature, references);
            if (isSeen(access)) {
                add("field", access, name, descriptor + signature);
                if (value != null) {
                    constants.add(name + "=" + value);
                }
            }
            return new FieldVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return annotation(annotation);
                }
            };
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            code |= (access & Opcodes.ACC_ABSTRACT) == 0;
            NamedClasses.addTypes(descriptor, references);
            NamedClasses.addTypes(signature, references);
            if (isSeen(access)) {
                String thrown = exceptions == null ? "" : String.join(",", exceptions);
                add("method", access, name, descriptor + signature + thrown);
            }
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitAnnotationDefault() {
                    // Without one, those that use the annotation have to give a value.
                    Declarations.this.api.add("default " + name);
                    return null;
                }

                @Override
                public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return annotation(annotation);
                }
            };
        }

        private AnnotationVisitor annotation(String descriptor) {
            NamedClasses.addTypes(descriptor, references);
            api.add("annotation " + descriptor);
            return null;
        }

        private static boolean isSeen(int access) {
            return (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC)) == 0;
        }

        private void add(String kind, int access, String name, String rest) {
            NamedClasses.addTypes(rest, references);
            api.add(kind + " " + access + " " + name + " " + rest);
        }
    }
}
