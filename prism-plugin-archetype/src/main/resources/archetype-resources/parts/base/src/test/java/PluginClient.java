#set ($keyvalue = ${backend} != "kafka" && ${backend} != "nats")
#set ($pubsub = ${backend} != "sqlite" && ${backend} != "postgres")
package ${package};

import com.google.protobuf.ByteString;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.util.Map;
import org.prismdata.interfaces.InitializeRequest;
import org.prismdata.interfaces.InitializeResponse;
import org.prismdata.interfaces.LifecycleInterfaceGrpc;
import org.prismdata.interfaces.LifecycleInterfaceGrpc.LifecycleInterfaceBlockingStub;
import org.prismdata.interfaces.StartRequest;
import org.prismdata.interfaces.StartResponse;
#if ($keyvalue)
import org.prismdata.interfaces.keyvalue.GetRequest;
import org.prismdata.interfaces.keyvalue.GetResponse;
import org.prismdata.interfaces.keyvalue.KeyValueBasicInterfaceGrpc;
import org.prismdata.interfaces.keyvalue.KeyValueBasicInterfaceGrpc.KeyValueBasicInterfaceBlockingStub;
import org.prismdata.interfaces.keyvalue.KeyValueBatchInterfaceGrpc;
import org.prismdata.interfaces.keyvalue.KeyValueBatchInterfaceGrpc.KeyValueBatchInterfaceBlockingStub;
import org.prismdata.interfaces.keyvalue.KeyValueTTLInterfaceGrpc;
import org.prismdata.interfaces.keyvalue.KeyValueTTLInterfaceGrpc.KeyValueTTLInterfaceBlockingStub;
import org.prismdata.interfaces.keyvalue.SetRequest;
import org.prismdata.interfaces.keyvalue.SetResponse;
#end
#if ($pubsub)
import org.prismdata.interfaces.pubsub.PubSubBasicInterfaceGrpc;
import org.prismdata.interfaces.pubsub.PubSubBasicInterfaceGrpc.PubSubBasicInterfaceBlockingStub;
import org.prismdata.interfaces.pubsub.PublishRequest;
import org.prismdata.interfaces.pubsub.PublishResponse;
#end

/** Calls a plugin as the Prism proxy does. */
public final class PluginClient implements AutoCloseable {
    private final ManagedChannel channel;

    public PluginClient(ManagedChannel channel) {
        this.channel = channel;
    }

    public LifecycleInterfaceBlockingStub lifecycle() {
        return LifecycleInterfaceGrpc.newBlockingStub(channel);
    }

#if ($keyvalue)
    public KeyValueBasicInterfaceBlockingStub basic() {
        return KeyValueBasicInterfaceGrpc.newBlockingStub(channel);
    }

    public KeyValueTTLInterfaceBlockingStub ttl() {
        return KeyValueTTLInterfaceGrpc.newBlockingStub(channel);
    }

    public KeyValueBatchInterfaceBlockingStub batch() {
        return KeyValueBatchInterfaceGrpc.newBlockingStub(channel);
    }

#end
#if ($pubsub)
    public PubSubBasicInterfaceBlockingStub topics() {
        return PubSubBasicInterfaceGrpc.newBlockingStub(channel);
    }

    public ManagedChannel channel() {
        return channel;
    }

#end
    public InitializeResponse initialize(Map<String, ?> backend) {
        Struct.Builder config = Struct.newBuilder();
        backend.forEach((key, value) -> config.putFields(
                key, Value.newBuilder().setStringValue(value.toString()).build()));
        return lifecycle()
                .initialize(InitializeRequest.newBuilder()
                        .setName("shop")
                        .setVersion("1.2")
                        .setConfig(config)
                        .build());
    }

    public StartResponse start() {
        return lifecycle().start(StartRequest.getDefaultInstance());
    }

#if ($keyvalue)
    public SetResponse set(String key, String value) {
        return basic().set(set(key, ByteString.copyFromUtf8(value)));
    }

    public GetResponse get(String key) {
        return basic().get(GetRequest.newBuilder().setKey(key).build());
    }

#end
#if ($pubsub)
    public PublishResponse publish(String topic, String payload) {
        return topics().publish(PublishRequest.newBuilder()
                .setTopic(topic)
                .setPayload(ByteString.copyFromUtf8(payload))
                .build());
    }

#end
    /** @param service the empty string for the whole server */
    public ServingStatus health(String service) {
        return HealthGrpc.newBlockingStub(channel)
                .check(io.grpc.health.v1.HealthCheckRequest.newBuilder()
                        .setService(service)
                        .build())
                .getStatus();
    }

#if ($keyvalue)
    public static SetRequest set(String key, ByteString value) {
        return SetRequest.newBuilder().setKey(key).setValue(value).build();
    }

#end
    @Override
    public void close() {
        channel.shutdownNow();
    }
}
