package org.acme.maker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Makes one class and one resource of all that are listed. */
public final class ListMaker extends AbstractProcessor {
    private final Set<String> names = new TreeSet<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Listed.class.getName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        round.getElementsAnnotatedWith(Listed.class).forEach(each -> names.add(each.getSimpleName().toString()));
        if (!annotations.isEmpty()) {
            try (Writer list = processingEnv.getFiler().createSourceFile("org.acme.made.AllListed").openWriter()) {
                list.write("package org.acme.made; class AllListed { static String names() { return \"" + names + "\"; } }");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return false;
    }
}
