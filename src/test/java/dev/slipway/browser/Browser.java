package dev.slipway.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Chromium without a window, with one page. */
final class Browser implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Process process;
  private final DevTools page;

  private Browser(Process process, DevTools page) {
    this.process = process;
    this.page = page;
  }

  /**
   * Starts the browser of this machine. Without one the test is skipped, or fails where it must not
   * be.
   *
   * @param profile a folder to be made
   */
  static Browser start(Path profile) throws Exception {
    Optional<Path> program =
        NAMES.stream()
            .map(name -> Path.of("/usr/bin", name))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty() && "required".equals(System.getenv("SLIPWAY_LAB"))) {
      throw new AssertionError("SLIPWAY_LAB=required, but there is no chromium");
    }
    Assumptions.assumeTrue(program.isPresent(), "there is no browser; install chromium");
    return start(program.orElseThrow(), Files.createDirectory(profile));
  }

  private static Browser start(Path program, Path profile) throws Exception {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--force-color-profile=srgb",
                "--window-size=1400,900",
                "--remote-debugging-address=127.0.0.1",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("browser.log").toFile())
            .start();
    try {
      return new Browser(process, DevTools.ofFirstPage(port(process, profile)));
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** The browser writes the port that it took into a file, once it listens. */
  private static int port(Process process, Path profile) throws Exception {
    Path file = profile.resolve("DevToolsActivePort");
    Instant end = Instant.now().plus(START);
    while (Instant.now().isBefore(end)) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() > 1) {
        return Integer.parseInt(lines.getFirst());
      }
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new IOException(
        "the browser did not start: " + Files.readString(profile.resolve("browser.log")));
  }

  /** Opens a file, and waits until it is there with everything in it. */
  void open(Path file) throws Exception {
    page.send("Page.enable", Map.of());
    page.send("Page.navigate", Map.of("url", file.toUri().toString()));
    await("location.href.startsWith('file:') && document.readyState === 'complete'");
  }

  /** The value of an expression of JavaScript. */
  JsonNode evaluate(String expression) throws Exception {
    JsonNode answer =
        page.send(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IOException(expression + ": " + answer.path("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  void await(String condition) throws Exception {
    Instant end = Instant.now().plus(START);
    while (!evaluate(condition).asBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new IOException("does not come to hold: " + condition);
      }
    }
  }

  /** Clicks with the mouse in the middle of what a selector finds, as a person does. */
  void click(String selector) throws Exception {
    JsonNode place = middle(selector);
    mouse("mouseMoved", place.get(0).asDouble(), place.get(1).asDouble(), "none");
    mouse("mousePressed", place.get(0).asDouble(), place.get(1).asDouble(), "left");
    mouse("mouseReleased", place.get(0).asDouble(), place.get(1).asDouble(), "left");
  }

  private JsonNode middle(String selector) throws Exception {
    return evaluate(
        """
        (() => {
          const box = document.querySelector(%s).getBoundingClientRect();
          return [box.x + box.width / 2, box.y + box.height / 2];
        })()\
        """
            .formatted(quoted(selector)));
  }

  /** Holds the left button down in the middle of what a selector finds, and moves it. */
  void dragFrom(String selector, double byX, double byY) throws Exception {
    JsonNode place = middle(selector);
    double x = place.get(0).asDouble();
    double y = place.get(1).asDouble();
    drag(x, y, x + byX, y + byY);
  }

  /** Holds the left button down from one place to another. */
  void drag(double fromX, double fromY, double toX, double toY) throws Exception {
    mouse("mouseMoved", fromX, fromY, "none");
    mouse("mousePressed", fromX, fromY, "left");
    mouse("mouseMoved", toX, toY, "left");
    mouse("mouseReleased", toX, toY, "left");
  }

  /** Turns the wheel; upwards when negative. */
  void wheel(double x, double y, double by) throws Exception {
    page.send(
        "Input.dispatchMouseEvent",
        Map.of("type", "mouseWheel", "x", x, "y", y, "deltaX", 0, "deltaY", by));
  }

  private void mouse(String type, double x, double y, String button) throws Exception {
    page.send(
        "Input.dispatchMouseEvent",
        Map.of("type", type, "x", x, "y", y, "button", button, "clickCount", 1));
  }

  /** Types into what has the focus. */
  void type(String text) throws Exception {
    page.send("Input.insertText", Map.of("text", text));
  }

  void press(String key) throws Exception {
    int code = key.equals("Enter") ? 13 : 27;
    Map<String, Object> event =
        Map.of("type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", code);
    page.send("Input.dispatchKeyEvent", event);
    page.send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key));
  }

  /** What is to be seen, as PNG. */
  byte[] screenshot() throws Exception {
    JsonNode answer = page.send("Page.captureScreenshot", Map.of("format", "png"));
    return Base64.getDecoder().decode(answer.path("data").asText());
  }

  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** Nothing of the browser is left then: its helpers write into the profile to their end. */
  @Override
  public void close() {
    page.close();
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    process.destroy();
    for (ProcessHandle one : all) {
      one.onExit().completeOnTimeout(one, 10, TimeUnit.SECONDS).join();
      if (one.isAlive()) {
        one.destroyForcibly();
        one.onExit().join();
      }
    }
  }
}
