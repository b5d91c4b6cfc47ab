package org.acme;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("embedded")
class StoreTest {
    @Test
    void keepsEveryValueThatWasWrittenBeforeTheConnectionWasLostAndTheServiceWasStartedAgainOnAnotherPort() {}
}
