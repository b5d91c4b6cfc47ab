package org.prismdata.kit.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prismdata.kit.project.CompilerSettings;
import org.prismdata.kit.project.ProjectModule;
import org.prismdata.kit.project.SourceSet;

class CompilationTest {
    @TempDir
    private Path folder;

    private Compilation compilation;

    @BeforeEach
    void compileAll() throws IOException {
        write("main/a/Price.java", "package a; public class Price { public int cents() { return 1; } }");
        write("main/a/Cart.java", "package a; public class Cart { int total(Price price) { return price.cents(); } }");
        write("main/a/Sale.java", "package a; public class Sale extends Price { }");
        write("main/a/Till.java", "package a; class Till { int take(Sale sale) { return sale.cents(); } }");
        write("main/a/Tax.java", "package a; public interface Tax { int RATE = 19; }");
        write("main/a/Bill.java", "package a; class Bill { int rate() { return Tax.RATE; } static class Line { } }");
        write(
                "test/a/CartTest.java",
                "package a; class CartTest { int t() { return new Cart().total(new Price()); } }");
        compilation = new Compilation(List.of(module()));
        assertThat(compilation.compile(sources()).succeeded()).isTrue();
        compilation.takeChanged();
    }

    @AfterEach
    void close() throws IOException {
        compilation.close();
    }

    private ProjectModule module() throws IOException {
        CompilerSettings settings = new CompilerSettings(List.of("-proc:none", "-implicit:none"), "");
        Path classes = Files.createDirectories(folder.resolve("target/classes"));
        Path testClasses = Files.createDirectories(folder.resolve("target/test-classes"));
        return new ProjectModule(
                "shop",
                folder,
                folder.resolve("target"),
                new SourceSet(
                        List.of(folder.resolve("main"), folder.resolve("target/generated")),
                        List.of(),
                        classes,
                        List.of(),
                        settings),
                new SourceSet(List.of(folder.resolve("test")), List.of(), testClasses, List.of(classes), settings),
                Optional.empty());
    }

    private Set<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).collect(Collectors.toSet());
        }
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Set<String> changed() {
        return compilation.takeChanged().stream().map(ChangedClass::name).collect(Collectors.toSet());
    }

    @Test
    void aBodyTouchesNoOtherSource() throws IOException {
        Path file = write("main/a/Price.java", "package a; public class Price { public int cents() { return 2; } }");

        assertThat(compilation.compile(Set.of(file)).compiled()).isEqualTo(1);
        assertThat(changed()).containsExactly("a/Price");
    }

    @Test
    void whatIsTheSameClassIsNoChange() throws IOException {
        Path file = write("main/a/Price.java", "package a; public class Price { public int cents() { return 1; } }//");

        assertThat(compilation.compile(Set.of(file)).succeeded()).isTrue();
        assertThat(changed()).isEmpty();
    }

    @Test
    void whatOthersSeeTouchesThoseThatNameTheClassOrASubtype() throws IOException {
        Path file = write("main/a/Price.java", "package a; public class Price { public long cents() { return 1; } }");

        Compilation.Outcome outcome = compilation.compile(Set.of(file));

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.messages())
                .contains("Cart.java:1: error: incompatible types: possible lossy conversion from long to int")
                .contains("Till.java:1: error");
    }

    @Test
    void afterAnErrorWhatCouldNotBeCompiledIsNotForgotten() throws IOException {
        Path price = write("main/a/Price.java", "package a; public class Price { public long cents() { return 1; } }");
        assertThat(compilation.compile(Set.of(price)).succeeded()).isFalse();
        assertThat(changed()).isEmpty();
        Path cart =
                write("main/a/Cart.java", "package a; public class Cart { long total(Price p) { return p.cents(); } }");
        Path till =
                write("main/a/Till.java", "package a; class Till { long take(Sale sale) { return sale.cents(); } }");
        Path test = write(
                "test/a/CartTest.java",
                "package a; class CartTest { long t() { return new Cart().total(new Price()); } }");

        assertThat(compilation.compile(Set.of(cart, till, test)).messages()).isEmpty();
        assertThat(changed()).containsExactlyInAnyOrder("a/Price", "a/Cart", "a/Till", "a/CartTest");
    }

    @Test
    void anErrorInTheTestsKeepsTheirChanges() throws IOException {
        Path cart =
                write("main/a/Cart.java", "package a; public class Cart { long total(Price p) { return p.cents(); } }");
        Compilation.Outcome outcome = compilation.compile(Set.of(cart));
        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.messages()).contains("CartTest.java:1: error");

        assertThat(compilation.compile(Set.of()).succeeded()).isFalse();
        Path test = write(
                "test/a/CartTest.java",
                "package a; class CartTest { long t() { return new Cart().total(new Price()); } }");
        assertThat(compilation.compile(Set.of(test)).succeeded()).isTrue();
        assertThat(changed()).containsExactlyInAnyOrder("a/Cart", "a/CartTest");
    }

    @Test
    void aConstantIsCopiedSoAllIsCompiled() throws IOException {
        Path file = write("main/a/Tax.java", "package a; public interface Tax { int RATE = 7; }");

        assertThat(compilation.compile(Set.of(file)).compiled()).isEqualTo(7);
        assertThat(changed()).containsExactlyInAnyOrder("a/Tax", "a/Bill");
    }

    @Test
    void anErrorKeepsTheChangesOfWhatIsCompiledLater() throws IOException {
        Path cart = write("main/a/Cart.java", "package a; public class Cart { int total(Price price) { return no; } }");
        Path test = write("test/a/CartTest.java", "package a; class CartTest { int t() { return 2; } }");
        assertThat(compilation.compile(Set.of(cart, test)).succeeded()).isFalse();
        write("main/a/Cart.java", "package a; public class Cart { int total(Price price) { return 7; } }");

        assertThat(compilation.compile(Set.of(cart)).succeeded()).isTrue();
        assertThat(changed()).containsExactlyInAnyOrder("a/Cart", "a/CartTest");
    }

    @Test
    void aFolderOfSourcesMayBeALink() throws IOException {
        Files.move(folder.resolve("main"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("main"), folder.resolve("elsewhere"));
        Path file = write("main/a/Tax.java", "package a; public interface Tax { int RATE = 7; }");

        assertThat(compilation.compile(Set.of(file)).compiled()).isEqualTo(7);
        assertThat(changed()).containsExactlyInAnyOrder("a/Tax", "a/Bill");
    }

    @Test
    void aSourceThatIsGoneTakesItsClassesWithIt() throws IOException {
        Path file = folder.resolve("main/a/Bill.java");
        Files.delete(file);

        assertThat(compilation.compile(Set.of(file)).succeeded()).isTrue();
        assertThat(changed()).containsExactlyInAnyOrder("a/Bill", "a/Bill$Line");
        assertThat(folder.resolve("target/classes/a/Bill$Line.class")).doesNotExist();
    }

    @Test
    void aClassThatIsGoneIsMissedByThoseThatNameIt() throws IOException {
        Path file = folder.resolve("main/a/Sale.java");
        Files.delete(file);

        assertThat(compilation.compile(Set.of(file)).messages()).contains("Till.java:1: error: cannot find symbol");
    }

    @Test
    void aNestedClassThatIsGoneIsRemoved() throws IOException {
        Path file = write("main/a/Bill.java", "package a; class Bill { int rate() { return Tax.RATE; } }");

        assertThat(compilation.compile(Set.of(file)).succeeded()).isTrue();
        assertThat(changed()).containsExactlyInAnyOrder("a/Bill", "a/Bill$Line");
        assertThat(folder.resolve("target/classes/a/Bill$Line.class")).doesNotExist();
    }

    @Test
    void noClassFileTellsOfAnAnnotationThatOnlySourcesHave() throws IOException {
        String kept = "package a; @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.SOURCE) ";
        Path mark = write("main/a/Mark.java", kept + "@interface Mark { int number() default 1; }");
        Path marked = write("main/a/Marked.java", "package a; @Mark class Marked { }");
        assertThat(compilation.compile(Set.of(mark, marked)).succeeded()).isTrue();
        write("main/a/Mark.java", kept + "@interface Mark { int number(); }");

        assertThat(compilation.compile(Set.of(mark)).messages()).contains("Marked.java:1: error");
    }

    @Test
    void noClassFileTellsOfSuchAnAnnotationThatIsGone() throws IOException {
        Path mark = write(
                "main/a/Mark.java",
                "package a; @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.SOURCE) @interface Mark {}");
        Path marked = write("test/a/MarkedTest.java", "package a; @Mark class MarkedTest { }");
        assertThat(compilation.compile(Set.of(mark, marked)).succeeded()).isTrue();
        Files.delete(mark);

        assertThat(compilation.compile(Set.of(mark)).messages()).contains("MarkedTest.java:1: error");
        assertThat(compilation.compile(Set.of()).messages()).contains("MarkedTest.java:1: error");
    }

    @Test
    void steadyIsWhatIsGeneratedAndNeedsNothingWritten() throws IOException {
        Path alone = write("target/generated/g/Alone.java", "package g; class Alone { }");
        Path user = write("target/generated/h/User.java", "package h; class User { a.Price price; }");
        Path users = write("target/generated/h/Beside.java", "package h; class Beside { }");
        Path mixed = write("target/generated/a/Mixed.java", "package a; class Mixed { }");
        compilation.compile(Set.of(alone, user, users, mixed));

        assertThat(compilation.steady()).containsExactly("g/Alone");
    }
}
