package org.prismdata.kit.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClassTagsTest {
    private final ClassTags tags = new ClassTags(Path.of(ClassTagsTest.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .toURI()));

    ClassTagsTest() throws URISyntaxException {}

    @Test
    void aClassWithoutATagIsInstant() {
        assertThat(tags.tier(Untagged.class.getName())).isEqualTo(Tier.INSTANT);
        assertThat(tags.tier("com.acme.NotThere")).isEqualTo(Tier.INSTANT);
    }

    @Test
    void aTagIsFoundOnAClassItsSuperclassAndItsAnnotations() {
        assertThat(tags.tier(Tagged.class.getName())).isEqualTo(Tier.EMBEDDED);
        assertThat(tags.tier(TaggedTwice.class.getName())).isEqualTo(Tier.EMBEDDED);
        assertThat(tags.tier(Inheriting.class.getName())).isEqualTo(Tier.EMBEDDED);
        assertThat(tags.tier(Annotated.class.getName())).isEqualTo(Tier.REAL);
    }

    @Tag("real")
    @Recursive
    @Retention(RetentionPolicy.RUNTIME)
    @interface Recursive {}

    static class Untagged {}

    @Tag("embedded")
    static class Tagged {}

    @Tag("slow")
    @Tag("embedded")
    static class TaggedTwice {}

    static class Inheriting extends Tagged {}

    @Recursive
    static class Annotated {}
}
