package ${package}.remote;

import ${package}.PluginClient;
import ${package}.service.StartedService;
import io.grpc.okhttp.OkHttpChannelBuilder;

/** The plugin's image, run by {@code prism:start}. */
public final class PluginImage {
    private PluginImage() {}

    public static StartedService get() {
        return StartedService.named("plugin")
                .orElseThrow(() -> new IllegalStateException(
                        "the plugin's image does not run; Maven starts it for mvn verify, an IDE needs before:"
                                + " mvn prism:image prism:start"));
    }

    /** A client of it. */
    public static PluginClient client() {
        StartedService plugin = get();
        return new PluginClient(
                OkHttpChannelBuilder.forAddress(plugin.get("host"), Integer.parseInt(plugin.get("port")))
                        .usePlaintext()
                        .build());
    }
}
