package com.acme.orders.tier;

import com.acme.orders.PluginClient;
import com.acme.orders.keyvalue.KeyValueStore;
import com.acme.orders.remote.RemoteStore;
import com.acme.orders.service.PostgresService;
import io.grpc.okhttp.OkHttpChannelBuilder;

/** The plugin in its container, which the case has started; the first test says where its database is. */
final class StartedImage {
    private static boolean serves;

    private StartedImage() {}

    static synchronized KeyValueStore store() {
        PluginClient client = new PluginClient(
                OkHttpChannelBuilder.forAddress("127.0.0.1", Integer.getInteger("image.port"))
                        .usePlaintext()
                        .build());
        if (!serves) {
            RemoteStore.call(() -> client.initialize(PostgresService.get().settings().values()));
            serves = RemoteStore.call(client::start).getSuccess();
        }
        return new RemoteStore(client);
    }
}
