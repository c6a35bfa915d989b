package dev.slipway.shelf;

import dev.slipway.host.Become;
import dev.slipway.host.Content;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostShell;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A host whose whole state is texts by name. It knows two commands: {@code get} and {@code put}.
 */
public final class Shelf implements HostConnection, HostShell {
  private final Map<String, String> texts;
  private int exchanges;

  public Shelf(Map<String, String> texts) {
    this.texts = new TreeMap<>(texts);
  }

  /** What is on it now. */
  public synchronized Map<String, String> texts() {
    return new TreeMap<>(texts);
  }

  public synchronized int exchanges() {
    return exchanges;
  }

  @Override
  public HostShell shell(Become become) {
    return this;
  }

  @Override
  public synchronized List<ScriptResult> exchange(List<Script> scripts) {
    exchanges++;
    return scripts.stream().map(this::run).toList();
  }

  private ScriptResult run(Script script) {
    String command = script.text().lines().toList().getLast();
    List<String> words = Arrays.asList(command.replace("'", "").strip().split(" "));
    String output =
        switch (words.getFirst()) {
          case "get" ->
              words.stream()
                  .skip(1)
                  .map(name -> texts.containsKey(name) ? "=" + texts.get(name) : "-")
                  .collect(Collectors.joining("\n"));
          case "put" -> {
            texts.put(words.get(1), words.get(2));
            yield "";
          }
          default -> throw new IllegalArgumentException(command);
        };
    return new ScriptResult(0, output.getBytes(StandardCharsets.UTF_8), new byte[0]);
  }

  @Override
  public void upload(Content content, String path, Progress progress) {
    throw new UnsupportedOperationException("nothing is uploaded here");
  }

  @Override
  public void close() {}
}
