package dev.slipway.host.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostProbesTest {
  @TempDir Path directory;

  @Test
  void hostname_isTold() throws Exception {
    assertThat(Recorded.answers("debian-12/hostname", List.of(new HostnameProbe())))
        .containsExactly(new HostnameAnswer("sys2", "sys2", true));
  }

  @Test
  void commentedHostname_isNoName() throws Exception {
    String output = "m\n\036m running\na\n\036m persisted\n# b\n c \n\036m systemd\n";

    assertThat(Recorded.answers(List.of(new HostnameProbe()), output, ""))
        .containsExactly(new HostnameAnswer("a", "c", false));
  }

  @Test
  void os_isTold() throws Exception {
    assertThat(Recorded.answers("debian-12/os", List.of(new OsProbe())))
        .containsExactly(new Os("debian", List.of(), "12", List.of("apt-get")));
    assertThat(Recorded.answers("rocky-9/os", List.of(new OsProbe())))
        .containsExactly(
            new Os("rocky", List.of("rhel", "centos", "fedora"), "9.4", List.of("dnf", "yum")));
  }

  @Test
  void os_isLikeItselfAndWhatItComesFrom() {
    Os rocky = new Os("rocky", List.of("rhel"), "9", List.of());

    assertThat(rocky.isLike("rocky")).isTrue();
    assertThat(rocky.isLike("rhel")).isTrue();
    assertThat(rocky.isLike("debian")).isFalse();
  }

  @Test
  void commands_answerEachForItself() throws Exception {
    List<CommandProbe> probes =
        List.of(
            new CommandProbe("echo out; echo err >&2; exit 3"),
            new CommandProbe("printf 'no end'"),
            new CommandProbe("if ( broken"),
            new CommandProbe("cat; cd /; value=changed; echo \"a b\n'c'\""),
            new CommandProbe("echo \"$value$mark\"; pwd"));

    List<CommandAnswer> answers = LocalScripts.in(directory).ask(CommandProbeKind.INSTANCE, probes);

    assertThat(answers.get(0)).isEqualTo(new CommandAnswer(3, "out\n", "err\n"));
    assertThat(answers.get(1)).isEqualTo(new CommandAnswer(0, "no end", ""));
    assertThat(answers.get(2).exit()).isEqualTo(2);
    assertThat(answers.get(2).stderr()).containsIgnoringCase("syntax error");
    assertThat(answers.get(3)).isEqualTo(new CommandAnswer(0, "a b\n'c'\n", ""));
    assertThat(answers.get(4).stdout())
        .as("neither variables nor directory of another, nor the mark")
        .isEqualTo("\n" + Path.of("").toAbsolutePath() + "\n");
  }

  @Test
  void commandOutputThatWasCut_isUnreadable() throws Exception {
    List<CommandProbe> probes = List.of(new CommandProbe("echo a"), new CommandProbe("echo b"));
    ScriptResult whole = LocalScripts.in(directory).run(CommandProbeKind.INSTANCE.script(probes));
    byte[] cut = java.util.Arrays.copyOf(whole.stdout(), whole.stdout().length / 2);

    assertThatThrownBy(
            () ->
                CommandProbeKind.INSTANCE.parse(probes, new ScriptResult(137, cut, whole.stderr())))
        .isInstanceOf(UnreadableAnswerException.class);
  }

  @Test
  void nulInACommand_isRefused() {
    assertThatThrownBy(() -> new CommandProbe("a\0b")).isInstanceOf(IllegalArgumentException.class);
  }
}
