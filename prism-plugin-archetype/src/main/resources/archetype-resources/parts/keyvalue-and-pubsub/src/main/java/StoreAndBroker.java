package ${package};

import ${package}.backend.Backend;
import ${package}.keyvalue.KeyValueStore;
import ${package}.pubsub.Broker;

/** What the data services work on. */
public record StoreAndBroker(KeyValueStore store, Broker broker) implements Backend {
    @Override
    public void ping() {
        store.ping();
        broker.ping();
    }

    @Override
    public void close() {
        broker.close();
        store.close();
    }
}
