package dev.slipway.host.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.DetachedJob;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobProbeTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path scripts;
  @TempDir Path home;

  private ScriptResult run(Script script) throws Exception {
    String text = "HOME=" + Shell.quote(home.toString()) + "; export HOME\n" + script.text();
    return LocalScripts.in(scripts).run(Script.of(text));
  }

  private DetachedJob start(String text, Duration limit) throws Exception {
    DetachedJob job = DetachedJob.fresh();
    assertThat(run(job.start(Script.of(text), limit)).exit()).isZero();
    return job;
  }

  private JobAnswer ask(DetachedJob job) throws Exception {
    List<JobProbe> questions = List.of(new JobProbe(job));
    ScriptResult said = run(JobProbeKind.INSTANCE.script(questions));
    return JobProbeKind.INSTANCE.parse(questions, said).getFirst();
  }

  private JobAnswer.Finished awaitEnd(DetachedJob job) throws Exception {
    JobAnswer answer = ask(job);
    while (answer instanceof JobAnswer.Running) {
      answer = ask(job);
    }
    assertThat(answer).isInstanceOf(JobAnswer.Finished.class);
    return (JobAnswer.Finished) answer;
  }

  private Path folder(DetachedJob job) {
    return home.resolve(".slipway/jobs").resolve(job.id());
  }

  @Test
  void job_tellsItsStatusAndBothOutputs() throws Exception {
    DetachedJob job = start("echo out; echo 'a b' >&2; exit 7", LONG);

    assertThat(awaitEnd(job)).isEqualTo(new JobAnswer.Finished(7, false, "out\n", "a b\n"));
  }

  @Test
  void job_runsUntilItsEnd_andMayBeRemovedThen() throws Exception {
    Path sign = home.resolve("go");
    DetachedJob job = start("while [ ! -e " + Shell.quote(sign + "") + " ]; do :; done", LONG);
    assertThat(ask(job)).isEqualTo(new JobAnswer.Running());

    Files.createFile(sign);
    assertThat(awaitEnd(job).exit()).isZero();
    assertThat(run(job.removal().script()).exit()).isZero();

    assertThat(ask(job)).isEqualTo(new JobAnswer.Absent());
  }

  @Test
  void jobThatIsStartedTwice_runsOnce() throws Exception {
    DetachedJob job = DetachedJob.fresh();
    Script start = job.start(Script.of("echo x >> " + home.resolve("runs")), LONG);

    assertThat(run(start).exit()).isZero();
    assertThat(run(start).exit()).isZero();
    awaitEnd(job);

    assertThat(home.resolve("runs")).hasContent("x");
  }

  @Test
  void jobThatTakesTooLong_isEndedWithAllItStarted() throws Exception {
    DetachedJob job = start("echo begun; sleep 1000; echo no", Duration.ofSeconds(1));

    JobAnswer.Finished end = awaitEnd(job);

    assertThat(end.late()).isTrue();
    assertThat(end.exit()).isEqualTo(143);
    assertThat(end.stdout()).isEqualTo("begun\n");
  }

  @Test
  void jobOfAnotherBoot_isLost() throws Exception {
    DetachedJob job = start("sleep 1000", Duration.ofSeconds(1));
    Path runner = folder(job).resolve("runner");
    String process = Files.readString(runner).strip().split(" ", -1)[1];
    Files.writeString(runner, "another-boot " + process + "\n");

    assertThat(ask(job)).isEqualTo(new JobAnswer.Lost());
  }

  @Test
  void whatAJobMakes_hasTheUsualRights() throws Exception {
    DetachedJob job = start("umask", LONG);

    String usual = run(Script.of("umask")).stdoutText();

    assertThat(awaitEnd(job).stdout()).isEqualTo(usual);
    assertThat(Files.getPosixFilePermissions(folder(job))).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../x", "a/b", "a b", "-a"})
  void whatIsNoId_isRefused(String text) {
    assertThat(DetachedJob.isId(text)).isFalse();
    assertThatThrownBy(() -> new DetachedJob(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
