package dev.slipway.run;

import dev.slipway.host.Become;
import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.HostException;
import dev.slipway.host.Probe;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The questions to one host, and the answers that still hold.
 *
 * <p>Tasks that observe are announced. When every one of them waits for an answer, all open
 * questions go to the host together. {@link #forget} drops every answer that a change may touch; an
 * answer still under way then reaches those who wait for it, and nobody after them.
 */
final class Questions {
  /** The questions of the host that the thread observes, when it does. */
  private static final ScopedValue<Questions> OBSERVED = ScopedValue.newInstance();

  private final HostLink link;
  private final Map<Question, Pending> answers = new HashMap<>();
  private final Set<Question> open = new LinkedHashSet<>();
  private final List<Waiter> waiters = new ArrayList<>();
  private int observers;
  private long ended;
  private boolean resting;

  /** Somebody who waits until none of these is missing. */
  private record Waiter(Set<Pending> missing) {}

  /** An answer that is awaited or there; each is itself, also when it is of the same question. */
  private static final class Pending {
    private final CompletableFuture<Object> reply = new CompletableFuture<>();
  }

  Questions(HostLink link) {
    this.link = link;
  }

  /** Announces tasks that are about to observe. Each has to do so by {@link #observe}. */
  synchronized void enter(int tasks) {
    observers += tasks;
  }

  /** Runs a task that was announced by {@link #enter}; it has left when this returns. */
  <T, X extends Exception> T observe(ScopedValue.CallableOp<T, X> task) throws X {
    try {
      return ScopedValue.where(OBSERVED, this).call(task);
    } finally {
      leave();
    }
  }

  private void leave() {
    send(due(null));
    restUnobserved();
  }

  /** Drops the answers and the connection as soon as nobody observes the host. */
  void rest() {
    synchronized (this) {
      resting = true;
    }
    restUnobserved();
  }

  private void restUnobserved() {
    synchronized (this) {
      if (!resting || observers > 0) {
        return;
      }
      resting = false;
    }
    link.rest();
    forget();
  }

  /**
   * Drops the answers, because the host may have changed; those that outlast changes too, when a
   * connection ended since the last time.
   */
  synchronized void forget() {
    long now = link.ended();
    boolean connected = now == ended;
    ended = now;
    answers
        .keySet()
        .removeIf(
            question ->
                !open.contains(question) && !(connected && question.probe().outlastsChanges()));
  }

  /**
   * The answers to some questions, in their order; waits until they are there. A task that observes
   * another host counts as waiting there meanwhile, so that two hosts never wait for each other.
   */
  <A> List<A> ask(Become become, Collection<? extends Probe<A>> probes) throws HostException {
    Questions own = OBSERVED.orElse(this);
    if (own == this && OBSERVED.isBound()) {
      return answers(become, probes);
    }
    if (own != this) {
      own.leave();
    }
    enter(1);
    try {
      return answers(become, probes);
    } finally {
      leave();
      if (own != this) {
        own.enter(1);
      }
    }
  }

  /** Asks along with the next questions; nobody waits for the answer yet. */
  synchronized void mention(Become become, Probe<?> probe) {
    want(new Question(become, probe));
  }

  private <A> List<A> answers(Become become, Collection<? extends Probe<A>> probes)
      throws HostException {
    List<Pending> wanted = new ArrayList<>();
    synchronized (this) {
      probes.forEach(probe -> wanted.add(want(new Question(become, probe))));
    }
    Set<Pending> missing = new HashSet<>(wanted);
    missing.removeIf(one -> one.reply.isDone());
    if (!missing.isEmpty()) {
      send(due(new Waiter(missing)));
    }
    return await(wanted);
  }

  private Pending want(Question question) {
    Pending answer = answers.get(question);
    if (answer == null || answer.reply.isCompletedExceptionally()) {
      answer = new Pending();
      answers.put(question, answer);
      open.add(question);
    }
    return answer;
  }

  /** One observer fewer; what has to be sent now when it was the last one that did not wait. */
  private synchronized Map<Question, Pending> due(@Nullable Waiter waiter) {
    if (waiter != null) {
      waiter.missing().removeIf(one -> one.reply.isDone());
      if (waiter.missing().isEmpty()) {
        return Map.of();
      }
      waiters.add(waiter);
    }
    observers--;
    Map<Question, Pending> due = new LinkedHashMap<>();
    if (observers <= 0) {
      open.forEach(question -> due.put(question, Objects.requireNonNull(answers.get(question))));
      open.clear();
    }
    return due;
  }

  private void send(Map<Question, Pending> due) {
    Map<Become, List<Question>> byUser = new LinkedHashMap<>();
    due.keySet()
        .forEach(
            question ->
                byUser.computeIfAbsent(question.become(), _ -> new ArrayList<>()).add(question));
    byUser.forEach(
        (become, questions) -> {
          Map<Question, Exchange.Reply> replies = Exchange.ask(link, become, questions);
          Map<Pending, Exchange.Reply> byPending = new LinkedHashMap<>();
          replies.forEach(
              (question, reply) -> byPending.put(Objects.requireNonNull(due.get(question)), reply));
          complete(byPending);
        });
  }

  /** Counts those who can go on before they do, so that their next questions travel together. */
  private synchronized void complete(Map<Pending, Exchange.Reply> replies) {
    waiters.forEach(waiter -> waiter.missing().removeAll(replies.keySet()));
    waiters.removeIf(
        waiter -> {
          boolean goesOn = waiter.missing().isEmpty();
          observers += goesOn ? 1 : 0;
          return goesOn;
        });
    replies.forEach(
        (pending, reply) -> {
          switch (reply) {
            case Exchange.Reply.Answer(Object value) -> pending.reply.complete(value);
            case Exchange.Reply.Failure(Exception cause) ->
                pending.reply.completeExceptionally(cause);
          }
        });
  }

  @SuppressWarnings("unchecked") // The kind of a probe gives answers of the probe's type.
  private static <A> List<A> await(List<Pending> wanted) throws HostException {
    List<A> answers = new ArrayList<>();
    for (Pending answer : wanted) {
      try {
        answers.add((A) answer.reply.get());
      } catch (ExecutionException e) {
        throw rethrow(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ConnectionLostException("The run was interrupted.", e);
      }
    }
    return answers;
  }

  private static HostException rethrow(@Nullable Throwable cause) {
    return switch (cause) {
      case HostException exception -> exception;
      case RuntimeException exception -> throw exception;
      case null, default -> throw new IllegalStateException(cause);
    };
  }
}
