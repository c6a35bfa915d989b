package dev.slipway.run;

import dev.slipway.host.Become;
import dev.slipway.host.HostException;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Asks questions of one user: one script for each kind of probe, all in one round trip. */
final class Exchange {
  private static final String PROBE_LOCALE = "LC_ALL=C; export LC_ALL\n";

  private Exchange() {}

  /** What came back for a question. */
  sealed interface Reply {
    record Answer(Object value) implements Reply {}

    record Failure(Exception cause) implements Reply {}
  }

  /** A reply for each of the questions, which are all of this user. */
  static Map<Question, Reply> ask(HostLink link, Become become, List<Question> questions) {
    Map<Question, Reply> replies = new LinkedHashMap<>();
    try {
      List<Batch<?, ?>> batches = batches(questions);
      List<ScriptResult> results =
          link.ask(become, batches.stream().map(batch -> batch.script()).toList());
      for (int i = 0; i < batches.size(); i++) {
        batches.get(i).read(results.get(i), become, replies);
      }
    } catch (HostException | RuntimeException e) {
      questions.forEach(question -> replies.put(question, new Reply.Failure(e)));
    }
    return replies;
  }

  /** The questions of one kind. */
  private record Batch<P extends Probe<A>, A>(ProbeKind<P, A> kind, List<P> probes) {
    Script script() {
      Script script = kind.script(probes);
      return new Script(PROBE_LOCALE + script.text(), script.input(), script.timeout());
    }

    void read(ScriptResult result, Become become, Map<Question, Reply> replies) {
      try {
        List<A> answers = kind.parse(probes, result);
        for (int i = 0; i < probes.size(); i++) {
          Object answer = Objects.requireNonNull(answers.get(i));
          replies.put(new Question(become, probes.get(i)), new Reply.Answer(answer));
        }
      } catch (HostException | RuntimeException e) {
        // The other kinds have their own answers.
        Consumer<P> fail = probe -> replies.put(new Question(become, probe), new Reply.Failure(e));
        probes.forEach(fail);
      }
    }
  }

  private static List<Batch<?, ?>> batches(List<Question> questions) {
    Map<ProbeKind<?, ?>, List<Probe<?>>> byKind = new LinkedHashMap<>();
    for (Question question : questions) {
      Probe<?> probe = question.probe();
      byKind.computeIfAbsent(probe.kind(), _ -> new ArrayList<>()).add(probe);
    }
    List<Batch<?, ?>> batches = new ArrayList<>();
    byKind.forEach((kind, probes) -> batches.add(batch(kind, probes)));
    return batches;
  }

  /** Every probe returns the kind that takes it, so the cast holds. */
  @SuppressWarnings("unchecked")
  private static <P extends Probe<A>, A> Batch<P, A> batch(
      ProbeKind<?, ?> kind, List<Probe<?>> probes) {
    return new Batch<>((ProbeKind<P, A>) kind, (List<P>) (List<?>) probes);
  }
}
