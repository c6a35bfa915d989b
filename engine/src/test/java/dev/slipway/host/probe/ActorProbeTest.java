package dev.slipway.host.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActorProbeTest {
  @TempDir Path scripts;

  private static List<Actor> parse(String stdout) throws UnreadableAnswerException {
    return new ActorProbe()
        .kind()
        .parse(
            List.of(new ActorProbe()),
            new ScriptResult(0, stdout.getBytes(StandardCharsets.UTF_8), new byte[0]));
  }

  @Test
  void namedUser_isToldWithNumbers() throws Exception {
    assertThat(parse("0022\nuid=1000(plain) gid=1001(users) groups=1001(users),27(sudo)\n"))
        .containsExactly(new Actor(1000, "plain", 1001, "users", 0022));
  }

  @Test
  void namelessUser_isTheNumber() throws Exception {
    assertThat(parse("077\nuid=54321 gid=0(root) groups=0(root)\n"))
        .containsExactly(new Actor(54321, "54321", 0, "root", 0077));
  }

  @Test
  void otherOutput_cannotBeRead() {
    assertThatThrownBy(() -> parse("id: not found\n"))
        .isInstanceOf(UnreadableAnswerException.class)
        .hasMessageContaining("actor");
  }

  @Test
  void askedOfThisMachine_namesTheUserOfTheTest() throws Exception {
    Actor actor =
        LocalScripts.in(scripts).ask(new ActorProbe().kind(), List.of(new ActorProbe())).getFirst();

    assertThat(actor.user()).isEqualTo(System.getProperty("user.name"));
  }
}
