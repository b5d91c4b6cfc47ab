package ${package}.keyvalue;

import ${package}.tier.Embedded;
import ${package}.tier.Tier;

/** On SQLite in memory; {@code SqliteStoresTest} has what is special to files. */
@Embedded
class EmbeddedKeyValueTest extends KeyValueSuite {
    EmbeddedKeyValueTest() {
        super(Tier.EMBEDDED);
    }
}
