package dev.slipway.run;

import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.TaskNode;
import dev.slipway.plan.PlannedTask;
import dev.slipway.plan.PlannedTask.Expectation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down what a dry run says would be done: every change, also of tasks that count as
 * unchanged whatever they do. Safe for all threads.
 */
public final class PlanRecorder implements EventSink, Approval {
  private final PlayNumbers plays;
  private final Redactions redactions;
  private final List<Note> notes = new ArrayList<>();
  private final IdentityHashMap<TaskNode, Map<String, TaskResult>> results =
      new IdentityHashMap<>();

  /** By host the latest task of which nobody can tell all that it does. */
  private final Map<String, String> openEnded = new HashMap<>();

  private sealed interface Note {
    Comparator<Note> ORDER =
        Comparator.comparingInt((Note note) -> note.node().index()).thenComparing(Note::host);

    TaskNode node();

    String host();

    record Change(Proposal proposal, Optional<String> behind) implements Note {
      @Override
      public TaskNode node() {
        return proposal.node();
      }

      @Override
      public String host() {
        return proposal.host();
      }
    }

    record AfterApply(TaskResult result, Optional<String> item, String task) implements Note {
      @Override
      public TaskNode node() {
        return result.node();
      }

      @Override
      public String host() {
        return result.host();
      }
    }
  }

  /**
   * @param redactions knows the secrets, which are not written down
   */
  public PlanRecorder(List<CompiledPlaybook> playbooks, Redactions redactions) {
    this.plays = new PlayNumbers(playbooks);
    this.redactions = redactions;
  }

  /** Tasks that run for real in a dry run may do so. */
  @Override
  public Optional<Refusal> refusal(Proposal proposal) {
    foreseen(proposal);
    return Optional.empty();
  }

  @Override
  public synchronized void foreseen(Proposal proposal) {
    String host = proposal.delegate().orElse(proposal.host());
    notes.add(new Note.Change(proposal, Optional.ofNullable(openEnded.get(host))));
    if (proposal.diff().openEnded()) {
      openEnded.put(host, proposal.node().title());
    }
  }

  @Override
  public synchronized void on(RunEvent event) {
    if (event instanceof RunEvent.TaskEnded(TaskResult result)) {
      results.computeIfAbsent(result.node(), _ -> new HashMap<>()).put(result.host(), result);
      result.items().forEach(item -> ended(result, item));
    }
  }

  private void ended(TaskResult result, ItemResult item) {
    if (item.outcome() instanceof Outcome.AfterApply(String task)) {
      notes.add(new Note.AfterApply(result, item.label(), task));
      openEnded.put(result.delegate().orElse(result.host()), result.title());
    }
  }

  /**
   * What would be done, in the order of the plays, tasks and hosts, as far as the dry run came.
   * Only now all its secrets are known.
   */
  public synchronized List<PlannedTask> tasks() {
    return notes.stream()
        .sorted(
            Comparator.comparingInt((Note note) -> plays.of(note.node())).thenComparing(Note.ORDER))
        .map(
            note ->
                switch (note) {
                  case Note.Change change -> planned(change);
                  case Note.AfterApply unknown -> planned(unknown);
                })
        .distinct()
        .toList();
  }

  private PlannedTask planned(Note.Change change) {
    Proposal proposal = change.proposal();
    Optional<TaskResult> result =
        Optional.ofNullable(results.get(proposal.node())).map(of -> of.get(proposal.host()));
    boolean hidden = result.map(TaskResult::hidden).orElse(true);
    Expectation expectation =
        hidden
            ? new Expectation.Hidden()
            : new Expectation.Known(
                new MaskedDiff(redactions).of(proposal.diff()),
                change.behind().map(redactions::mask));
    return new PlannedTask(
        plays.of(proposal.node()),
        redactions.mask(result.map(TaskResult::title).orElse(proposal.node().title())),
        PlayNumbers.place(proposal.node()),
        proposal.host(),
        proposal.delegate(),
        proposal.item().filter(_ -> !hidden).map(redactions::mask),
        expectation);
  }

  private PlannedTask planned(Note.AfterApply unknown) {
    TaskResult result = unknown.result();
    return new PlannedTask(
        plays.of(result.node()),
        redactions.mask(result.title()),
        PlayNumbers.place(result.node()),
        result.host(),
        result.delegate(),
        unknown.item().filter(_ -> !result.hidden()).map(redactions::mask),
        new Expectation.AfterApply(redactions.mask(unknown.task())));
  }
}
