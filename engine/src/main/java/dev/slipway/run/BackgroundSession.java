package dev.slipway.run;

import dev.slipway.host.Become;
import dev.slipway.host.CommandFailedException;
import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.DetachedJob;
import dev.slipway.host.FileWrite;
import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.HostText;
import dev.slipway.host.Probe;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.JobAnswer;
import dev.slipway.host.probe.JobProbe;
import dev.slipway.module.TaskFailedException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs each command of a task as a job that needs no connection, and either looks now and then how
 * far it is, or goes on at once. A connection that is lost in between is made again.
 */
final class BackgroundSession implements HostSession {
  /** What a job that is not waited for gives to {@code register}. */
  static final List<String> JOB_VALUES =
      List.of("ansible_job_id", "results_file", "started", "finished");

  private static final Duration FIRST_LOOK = Duration.ofMillis(100);
  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(30);

  private final RemoteHost host;
  private final Become become;
  private final RemoteSession.Settings settings;
  private final Background background;
  private final RemoteSession session;
  private Optional<DetachedJob> finished = Optional.empty();

  /**
   * What a task says about running by itself.
   *
   * @param limit after which a job is ended
   * @param poll between two looks at it; zero: it is not waited for
   */
  record Background(Duration limit, Duration poll) {}

  /** A job was started that nobody waits for. */
  static final class Started extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient DetachedJob job;

    Started(DetachedJob job) {
      super(job.id());
      this.job = job;
    }

    /** What {@code register} gets. */
    Map<String, Object> values() {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("ansible_job_id", job.id());
      values.put("results_file", job.folder());
      values.put("started", 1L);
      values.put("finished", 0L);
      return values;
    }
  }

  BackgroundSession(
      RemoteHost host, Become become, RemoteSession.Settings settings, Background background) {
    this.host = host;
    this.become = become;
    this.settings = settings;
    this.background = background;
    this.session = new RemoteSession(host, become, settings);
  }

  /**
   * @throws Started when it is not waited for
   */
  @Override
  public ScriptResult run(ShellCommand command) throws HostException {
    DetachedJob job = DetachedJob.fresh();
    try {
      start(job, command.environment(settings.environment()).script());
      if (background.poll().isZero()) {
        throw new Started(job);
      }
      return result(job);
    } finally {
      host.changed();
    }
  }

  /** What {@code register} gets of the last job that was waited for, besides its result. */
  Map<String, Object> finished() {
    return finished
        .<Map<String, Object>>map(
            job -> Map.of("ansible_job_id", job.id(), "started", 1L, "finished", 1L))
        .orElse(Map.of());
  }

  private void start(DetachedJob job, Script work) throws HostException {
    Duration limit = background.limit();
    Duration other = settings.timeout();
    boolean shorter = !other.isZero() && other.compareTo(limit) < 0;
    Script start = job.start(work, shorter ? other : limit);
    ScriptResult result = surviving(() -> host.link().act(become, start));
    if (result.exit() != 0) {
      throw new CommandFailedException("start of a job", result);
    }
  }

  private ScriptResult result(DetachedJob job) throws HostException {
    Duration wait = FIRST_LOOK;
    while (true) {
      Reconnection.pause(wait.compareTo(background.poll()) < 0 ? wait : background.poll());
      wait = wait.multipliedBy(2);
      host.changed();
      JobAnswer answer = surviving(() -> session.ask(new JobProbe(job)));
      switch (answer) {
        case JobAnswer.Running _ -> {}
        case JobAnswer.Finished(int exit, boolean late, String stdout, String stderr) -> {
          surviving(() -> session.require(job.removal()));
          finished = Optional.of(job);
          if (late) {
            throw new TaskFailedException(overdue(), Map.of("stdout", stdout, "stderr", stderr));
          }
          return new ScriptResult(exit, HostText.encode(stdout), HostText.encode(stderr));
        }
        case JobAnswer.Lost _, JobAnswer.Absent _ ->
            throw new TaskFailedException(
                "It ended without a result: the host was restarted, or somebody ended it.");
      }
    }
  }

  private String overdue() {
    return "It did not come to its end within " + background.limit().toSeconds() + " s (async).";
  }

  /** Something that may be sent twice. */
  private interface Repeatable<T> {
    T send() throws HostException;
  }

  private <T> T surviving(Repeatable<T> action) throws HostException {
    try {
      return action.send();
    } catch (ConnectionLostException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      Duration limit = background.limit();
      boolean brief = limit.compareTo(LEAST_PATIENCE) < 0;
      session.reconnect(Duration.ZERO, brief ? LEAST_PATIENCE : limit);
      return action.send();
    }
  }

  @Override
  public Optional<String> write(FileWrite write) throws HostException {
    return session.write(write);
  }

  @Override
  public void reconnect(Duration delay, Duration patience) throws HostException {
    session.reconnect(delay, patience);
  }

  @Override
  public <A> A ask(Probe<A> probe) throws HostException {
    return session.ask(probe);
  }

  @Override
  public void mention(Probe<?> probe) {
    session.mention(probe);
  }

  @Override
  public <A> List<A> askAll(Collection<? extends Probe<A>> probes) throws HostException {
    return session.askAll(probes);
  }
}
