#set ($keyvalue = ${backend} != "kafka" && ${backend} != "nats")
#set ($pubsub = ${backend} != "sqlite" && ${backend} != "postgres")
#if ($keyvalue && $pubsub)
#set ($type = "StoreAndBroker")
#elseif ($keyvalue)
#set ($type = "KeyValueStore")
#else
#set ($type = "Broker")
#end
package ${package}.tier;

#if ($keyvalue && $pubsub)
import ${package}.StoreAndBroker;
#elseif ($keyvalue)
import ${package}.keyvalue.KeyValueStore;
#else
import ${package}.pubsub.Broker;
#end

/**
 * A backend, and what its tests may do to it.
 *
 * @param restart ends its service and starts it again, with connections cut
 */
#if ($keyvalue)
public record BackendUnderTest($type backend, TestTime time, Restart restart) {
    public BackendUnderTest($type backend, TestTime time) {
        this(backend, time, () -> {
            throw new UnsupportedOperationException("there is no service to restart");
        });
    }
#else
public record BackendUnderTest($type backend, Restart restart) {
    public BackendUnderTest($type backend) {
        this(backend, () -> {
            throw new UnsupportedOperationException("there is no service to restart");
        });
    }
#end

    void close() {
        backend.close();
    }

    /** Returns when the service is up again. */
    public interface Restart {
        void run() throws Exception;
    }
}
