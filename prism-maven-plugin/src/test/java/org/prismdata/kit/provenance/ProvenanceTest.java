package org.prismdata.kit.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    private static final Instant COMMITTED = Instant.parse("2026-11-20T10:00:00Z");
    private static final Checkout CHECKOUT =
            new Checkout(Optional.of("0123-dirty"), Optional.of(COMMITTED), Optional.of("https://host/orders.git"));

    @Test
    void theLabelsHaveTheNamesOfTheSpecification() {
        Provenance provenance = provenance(List.of("MIT", "The Apache License, Version 2.0", "GPL-2.0+"), CHECKOUT);

        assertThat(provenance.labels())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "org.opencontainers.image.title", "Orders",
                        "org.opencontainers.image.version", "1.0",
                        "org.opencontainers.image.created", "2026-11-20T10:00:00Z",
                        "org.opencontainers.image.source", "https://host/orders.git",
                        "org.opencontainers.image.revision", "0123-dirty",
                        "org.opencontainers.image.licenses", "MIT OR GPL-2.0+"));
    }

    @Test
    void whatIsNotKnownIsNoLabel() {
        assertThat(provenance(List.of(), Checkout.none()).labels())
                .containsOnlyKeys(
                        "org.opencontainers.image.title",
                        "org.opencontainers.image.version",
                        "org.opencontainers.image.created")
                .containsEntry("org.opencontainers.image.created", "1970-01-01T00:00:00Z");
    }

    @Test
    void theOutputTimestampComesBeforeTheCommit() {
        assertThat(created("2026-11-23T01:00:00+01:00")).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(created("1000")).isEqualTo("1970-01-01T00:16:40Z");
        assertThat(created("-")).isEqualTo(COMMITTED);
        assertThat(created("")).isEqualTo(COMMITTED);
    }

    @Test
    void aRemoteIsToldWithoutUserAndPasswordAndAPathNotAtAll() {
        assertThat(Checkout.publicUrl("https://ann:secret@host/orders.git")).contains("https://host/orders.git");
        assertThat(Checkout.publicUrl("ssh://git@host:22/orders.git")).contains("ssh://host:22/orders.git");
        assertThat(Checkout.publicUrl("git@code.example:team/orders.git"))
                .contains("ssh://code.example/team/orders.git");
        assertThat(Checkout.publicUrl("/home/ann/orders")).isEmpty();
        assertThat(Checkout.publicUrl("../orders")).isEmpty();
        assertThat(Checkout.publicUrl("file:///home/ann/orders")).isEmpty();
        assertThat(Checkout.publicUrl("C:\\orders")).isEmpty();
    }

    @Test
    void whatTheUserHasSetWins() {
        assertThat(LabelExtension.labels(Map.of("a", "ours", "b", "ours"), Map.of("a", "users", "c", "users")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", "users", "b", "ours", "c", "users"));
    }

    private static Instant created(String outputTimestamp) {
        return new Provenance("Orders", "1.0", List.of(), Optional.empty(), Optional.of(outputTimestamp), CHECKOUT)
                .created();
    }

    private static Provenance provenance(List<String> licenses, Checkout checkout) {
        return new Provenance("Orders", "1.0", licenses, Optional.empty(), Optional.empty(), checkout);
    }
}
