package dev.slipway.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Speaks with one page of a browser in the Chrome DevTools protocol. */
final class DevTools implements AutoCloseable {
  private static final long SECONDS = 60;
  private static final ObjectMapper JSON = new JsonMapper();

  private final HttpClient client;
  private final WebSocket socket;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> open;

  private DevTools(
      HttpClient client, WebSocket socket, Map<Integer, CompletableFuture<JsonNode>> open) {
    this.client = client;
    this.socket = socket;
    this.open = open;
  }

  /** The first page of the browser that listens at a port of loopback. */
  static DevTools ofFirstPage(int port) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .buildAsync(address(client, port), new Listener(open))
            .get(SECONDS, TimeUnit.SECONDS);
    return new DevTools(client, socket, open);
  }

  private static URI address(HttpClient client, int port) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
    while (true) {
      JsonNode targets = JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
      for (JsonNode target : targets) {
        if (target.path("type").asText().equals("page")) {
          return URI.create(target.path("webSocketDebuggerUrl").asText());
        }
      }
    }
  }

  /** Puts the parts of messages together, and hands each answer to whoever waits for it. */
  private record Listener(Map<Integer, CompletableFuture<JsonNode>> open, StringBuilder message)
      implements WebSocket.Listener {
    Listener(Map<Integer, CompletableFuture<JsonNode>> open) {
      this(open, new StringBuilder());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      message.append(part);
      if (isLast) {
        answer(message.toString());
        message.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      open.values().forEach(waiting -> waiting.completeExceptionally(error));
    }

    private void answer(String text) {
      try {
        JsonNode json = JSON.readTree(text);
        CompletableFuture<JsonNode> waiting = open.remove(json.path("id").asInt(-1));
        if (waiting != null) {
          waiting.complete(json);
        }
      } catch (IOException e) {
        open.values().forEach(waiting -> waiting.completeExceptionally(e));
      }
    }
  }

  /** Sends a command and returns its result. */
  JsonNode send(String method, Map<String, ?> parameters)
      throws IOException, InterruptedException, TimeoutException {
    int number = numbers.incrementAndGet();
    CompletableFuture<JsonNode> waiting = new CompletableFuture<>();
    open.put(number, waiting);
    Map<String, Object> command = Map.of("id", number, "method", method, "params", parameters);
    try {
      socket.sendText(JSON.writeValueAsString(command), true).get(SECONDS, TimeUnit.SECONDS);
      JsonNode answer = waiting.get(SECONDS, TimeUnit.SECONDS);
      if (answer.has("error")) {
        throw new IOException(method + ": " + answer.path("error"));
      }
      return answer.path("result");
    } catch (ExecutionException e) {
      throw new IOException(method, e);
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
  }
}
