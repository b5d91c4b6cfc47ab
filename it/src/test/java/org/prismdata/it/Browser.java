package org.prismdata.it;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A headless Chromium with one page, through its DevTools protocol. It ends with {@link #close}, or at the latest after
 * some minutes.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">the protocol</a>
 */
public final class Browser implements AutoCloseable, WebSocket.Listener {
    private static final String LIFETIME_SECONDS = "120";
    private static final Duration START = Duration.ofSeconds(30);
    private static final int ANSWER_SECONDS = 30;
    private static final int MAX_SHOT_HEIGHT = 8000;

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonObject>> calls = new ConcurrentHashMap<>();
    private final AtomicInteger lastCall = new AtomicInteger();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
    private final String session;

    private Browser(Process process, URI address) throws Exception {
        this.process = process;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .get();
        String target = call("", "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .getAsString();
        session = call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .getAsString();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    /** @param folder an empty one for its profile */
    public static Browser start(File folder) throws Exception {
        Path profile = Files.createDirectories(folder.toPath());
        Process process = new ProcessBuilder(
                        "timeout",
                        "--kill-after=5",
                        LIFETIME_SECONDS,
                        "chromium",
                        "--headless",
                        // Chromium's own sandbox needs more than a CI machine gives; the page is ours.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        Instant end = Instant.now().plus(START);
        while (Files.notExists(port) || Files.readAllLines(port).size() < 2) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                end(process);
                throw new IllegalStateException("Chromium did not start: " + Files.readString(profile.resolve("log")));
            }
            Thread.sleep(20);
        }
        List<String> lines = Files.readAllLines(port);
        try {
            return new Browser(process, URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)));
        } catch (Exception e) {
            end(process);
            throw e;
        }
    }

    /**
     * Opens a page as a screen of that width shows it, 2 pixels to one of CSS on those that are narrow.
     *
     * @param scheme {@code light} or {@code dark}
     */
    public void open(File page, int width, String scheme) throws Exception {
        boolean phone = width < 600;
        problems.clear();
        requests.clear();
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
        JsonObject feature = new JsonObject();
        feature.addProperty("name", "prefers-color-scheme");
        feature.addProperty("value", scheme);
        JsonArray features = new JsonArray();
        features.add(feature);
        call("Emulation.setEmulatedMedia", Map.of("features", features));
        loaded = new CompletableFuture<>();
        call("Page.navigate", Map.of("url", page.toURI().toString()));
        loaded.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    /** What an expression in the page gives, as text. */
    public String evaluate(String expression) throws Exception {
        JsonObject answer = call("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.getAsJsonObject("result").get("value").getAsString();
    }

    /** Writes the whole page, down to its end, as a PNG. */
    public void shoot(File png) throws Exception {
        JsonObject size = call("Page.getLayoutMetrics", Map.of()).getAsJsonObject("cssContentSize");
        JsonObject clip = new JsonObject();
        clip.addProperty("x", 0);
        clip.addProperty("y", 0);
        clip.add("width", size.get("width"));
        clip.addProperty("height", Math.min(MAX_SHOT_HEIGHT, size.get("height").getAsDouble()));
        clip.addProperty("scale", 1);
        String data = call("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip))
                .get("data")
                .getAsString();
        Files.createDirectories(png.toPath().getParent());
        Files.write(png.toPath(), Base64.getDecoder().decode(data));
    }

    /** What the page has had on its console, and what the browser had against it. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** The addresses that it wanted, its own among them. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        socket.abort();
        end(process);
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private JsonObject call(String method, Map<String, ?> parameters) throws Exception {
        return call(session, method, parameters);
    }

    private JsonObject call(String session, String method, Map<String, ?> parameters) throws Exception {
        int number = lastCall.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        calls.put(number, answer);
        JsonObject call = new JsonObject();
        call.addProperty("id", number);
        call.addProperty("method", method);
        call.add("params", new com.google.gson.Gson().toJsonTree(parameters));
        if (!session.isEmpty()) {
            call.addProperty("sessionId", session);
        }
        socket.sendText(call.toString(), true).get();
        JsonObject said = answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        if (said.has("error")) {
            throw new IOException(method + ": " + said.get("error"));
        }
        return said.getAsJsonObject("result");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            hear(JsonParser.parseString(message.toString()).getAsJsonObject());
            message.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void hear(JsonObject said) {
        if (said.has("id")) {
            calls.remove(said.get("id").getAsInt()).complete(said);
            return;
        }
        switch (said.get("method").getAsString()) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded" ->
                problems.add(said.get("params").toString());
            case "Network.requestWillBeSent" ->
                requests.add(said.getAsJsonObject("params")
                        .getAsJsonObject("request")
                        .get("url")
                        .getAsString());
            default -> {
                // Nothing of interest.
            }
        }
    }
}
