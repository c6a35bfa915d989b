package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.connection.LocalConnector;
import dev.slipway.host.Become;
import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.Content;
import dev.slipway.host.DetachedJob;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostConnector;
import dev.slipway.host.HostException;
import dev.slipway.host.HostShell;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.Target;
import dev.slipway.host.probe.JobAnswer;
import dev.slipway.host.probe.JobProbe;
import dev.slipway.module.TaskFailedException;
import dev.slipway.run.BackgroundSession.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundSessionTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path folder;

  /** This machine over connections of which one is lost behind an exchange that was carried out. */
  private static final class Faulty implements HostConnector {
    private final AtomicInteger exchanges = new AtomicInteger();
    private final int broken;

    Faulty(int broken) {
      this.broken = broken;
    }

    @Override
    public HostConnection connect(Target target) throws HostException {
      HostConnection whole = new LocalConnector().connect(target);
      return new HostConnection() {
        @Override
        public HostShell shell(Become become) throws HostException {
          return scripts -> carryOut(whole.shell(become), scripts);
        }

        @Override
        public void upload(Content content, String path, Progress progress) throws HostException {
          whole.upload(content, path, progress);
        }

        @Override
        public void close() {
          whole.close();
        }
      };
    }

    private List<ScriptResult> carryOut(HostShell shell, List<Script> scripts)
        throws HostException {
      List<ScriptResult> results = shell.exchange(scripts);
      if (exchanges.incrementAndGet() == broken) {
        throw new ConnectionLostException("cut");
      }
      return results;
    }
  }

  private static RemoteSession plain() {
    RemoteHost host = new RemoteHost(new HostLink(Target.local("here"), new LocalConnector()));
    RemoteSession.Settings settings =
        new RemoteSession.Settings(Map.of(), Duration.ZERO, (_, _, _) -> {});
    return new RemoteSession(host, new Become.Login(), settings);
  }

  private static BackgroundSession session(int broken, Duration limit, Duration poll) {
    RemoteHost host = new RemoteHost(new HostLink(Target.local("here"), new Faulty(broken)));
    RemoteSession.Settings settings =
        new RemoteSession.Settings(Map.of("WORD", "a b"), Duration.ZERO, (_, _, _) -> {});
    return new BackgroundSession(host, new Become.Login(), settings, new Background(limit, poll));
  }

  private ShellCommand work() {
    return ShellCommand.of("sh", "-c", "echo \"$WORD\" | tee -a \"$0\"; exit 3", folder + "/runs");
  }

  @ParameterizedTest(name = "exchange {0} is lost")
  @ValueSource(ints = {0, 1, 2, 3})
  void command_runsOnce_whateverBecomesOfTheConnection(int broken) throws Exception {
    ScriptResult result = session(broken, Duration.ofMinutes(1), SECOND).run(work());

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.stdoutText()).isEqualTo("a b\n");
    assertThat(Files.readString(folder.resolve("runs"))).isEqualTo("a b\n");
  }

  @Test
  void input_isRead() throws Exception {
    ShellCommand copy = ShellCommand.of("cat").input(new byte[] {'x', 0, 'y'});

    assertThat(session(0, SECOND.multipliedBy(30), SECOND).run(copy).stdout())
        .containsExactly('x', 0, 'y');
  }

  @Test
  void whatTakesTooLong_failsAndSaysSo() {
    BackgroundSession session = session(0, SECOND, SECOND);

    assertThatThrownBy(() -> session.run(ShellCommand.of("sleep", "1000")))
        .isInstanceOf(TaskFailedException.class)
        .hasMessage("It did not come to its end within 1 s (async).");
  }

  @Test
  void withoutPoll_itIsNotWaitedFor() throws Exception {
    BackgroundSession session = session(0, SECOND, Duration.ZERO);

    BackgroundSession.Started started =
        catchThrowableOfType(
            BackgroundSession.Started.class, () -> session.run(ShellCommand.of("sleep", "1000")));

    assertThat(started.values()).containsEntry("started", 1L).containsEntry("finished", 0L);
    DetachedJob job = new DetachedJob(String.valueOf(started.values().get("ansible_job_id")));
    JobAnswer answer = session.ask(new JobProbe(job));
    while (answer instanceof JobAnswer.Running) {
      // The looks are remembered until something is applied.
      session.reconnect(Duration.ZERO, SECOND);
      answer = session.ask(new JobProbe(job));
    }
    assertThat(answer).isInstanceOf(JobAnswer.Finished.class);
    plain().require(job.removal());
  }
}
