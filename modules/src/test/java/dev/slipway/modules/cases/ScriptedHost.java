package dev.slipway.modules.cases;

import dev.slipway.host.CommandFailedException;
import dev.slipway.host.FileWrite;
import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A host that answers what a case lists, and nothing else.
 *
 * <p>A value {@code {stdout: ..., stderr: ..., exit: ...}} is recorded output, which the kind of
 * the probe parses.
 */
public final class ScriptedHost implements HostSession {
  private final Map<String, Object> answers;
  private final Deque<YamlMap> results;
  private final List<String> done = new ArrayList<>();
  private final Set<String> used = new HashSet<>();

  /**
   * @param answers by key, see {@link ProbeNotation#keys}
   * @param results of the commands and writes of apply, in order; those that are missing succeed
   */
  public ScriptedHost(Map<String, Object> answers, List<YamlMap> results) {
    this.answers = answers;
    this.results = new ArrayDeque<>(results);
  }

  @Override
  public <A> A ask(Probe<A> probe) throws HostException {
    ProbeNotation<Probe<A>, A> notation = ProbeNotations.of(probe);
    for (String key : notation.keys(probe)) {
      Object written = answers.get(key);
      if (written != null) {
        used.add(key);
        return isRecorded(written)
            ? parsed(probe, YamlMap.of(written))
            : notation.answer(probe, written);
      }
    }
    throw new AssertionError(
        "The module asks what the case does not answer: " + notation.keys(probe) + ", " + probe);
  }

  @Override
  public <A> List<A> askAll(Collection<? extends Probe<A>> probes) throws HostException {
    List<A> all = new ArrayList<>();
    for (Probe<A> probe : probes) {
      all.add(ask(probe));
    }
    return all;
  }

  private static boolean isRecorded(Object written) {
    return written instanceof Map<?, ?> map && map.containsKey("stdout");
  }

  @SuppressWarnings("unchecked") // The kind of a probe reads the answers to it.
  private static <A> A parsed(Probe<A> probe, YamlMap recorded) throws HostException {
    ProbeKind<Probe<A>, A> kind = (ProbeKind<Probe<A>, A>) probe.kind();
    return kind.parse(List.of(probe), result(recorded)).getFirst();
  }

  @Override
  public ScriptResult run(ShellCommand command) {
    done.add(StepText.of(command));
    return result(nextResult());
  }

  @Override
  public void reconnect(Duration delay, Duration patience) {
    done.add("connect anew: after %s, within %s%n".formatted(delay, patience));
  }

  @Override
  public Optional<String> write(FileWrite write) throws HostException {
    done.add(StepText.of(write));
    YamlMap next = nextResult();
    Optional<String> backup = next.optionalText("backup");
    ScriptResult result = result(next);
    if (result.exit() != 0) {
      throw new CommandFailedException("write " + write.path(), result);
    }
    return backup;
  }

  private YamlMap nextResult() {
    return results.isEmpty() ? YamlMap.of(Map.of()) : results.removeFirst();
  }

  private static ScriptResult result(YamlMap recorded) {
    ScriptResult result =
        new ScriptResult(
            (int) recorded.number("exit", 0),
            recorded.text("stdout", "").getBytes(StandardCharsets.UTF_8),
            recorded.text("stderr", "").getBytes(StandardCharsets.UTF_8));
    recorded.mustBeUsedUp();
    return result;
  }

  /** What apply did so far, see {@link StepText}. */
  String done() {
    return String.join("", done);
  }

  boolean hasResultsLeft() {
    return !results.isEmpty();
  }

  /** The keys of answers that nobody asked for. */
  Set<String> unused() {
    Set<String> unused = new TreeSet<>(answers.keySet());
    unused.removeAll(used);
    return unused;
  }
}
