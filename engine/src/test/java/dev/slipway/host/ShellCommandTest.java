package dev.slipway.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.connection.LocalConnector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ShellCommandTest {
  private static final Map<String, String> TWO = Map.of("FIRST", "one two", "SECOND", "'");

  private static String output(ShellCommand command) throws HostException {
    try (HostConnection connection = new LocalConnector().connect(Target.local("here"))) {
      return connection
          .shell(new Become.Login())
          .exchange(List.of(command.script()))
          .getFirst()
          .stdoutText();
    }
  }

  @Test
  void environmentBehindACommandThatFails_doesNotLetTheNextOneRun() throws HostException {
    ShellCommand next = ShellCommand.of("echo", "ran").environment(TWO);

    assertThat(output(ShellCommand.of("false").then(next))).isEmpty();
    assertThat(output(ShellCommand.of("true").then(next))).isEqualTo("ran\n");
    assertThat(output(next.in("/nowhere"))).isEmpty();
  }

  @Test
  void environment_reachesWhatComesBehind() throws HostException {
    ShellCommand show = ShellCommand.raw("printf '%s:%s ' \"$FIRST\" \"$SECOND\"");

    assertThat(output(show.environment(TWO).then(show))).isEqualTo("one two:' one two:' ");
    assertThat(output(ShellCommand.raw("true & " + show.script().text()).environment(TWO)))
        .isEqualTo("one two:' ");
  }

  @Test
  void secret_isMaskedBehindAnotherCommand() {
    ShellCommand command = ShellCommand.of("true").then(ShellCommand.of("login").secret("hunter"));

    assertThat(command.display()).isEqualTo("true && login ********");
    assertThat(command.script().text()).isEqualTo("true && login hunter");
  }
}
