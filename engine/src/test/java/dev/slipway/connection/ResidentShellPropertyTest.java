package dev.slipway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.host.HostException;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever scripts read and write, and however they end, each result is exactly theirs. */
class ResidentShellPropertyTest {
  private static final List<ResidentShell> SHELLS =
      TestShells.available().map(TestShells::start).toList();

  /** What one script is to read, write and end with. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Behaviour(byte[] input, byte[] stdout, byte[] stderr, int exit) {
    Script script() {
      Base64.Encoder base64 = Base64.getEncoder();
      String text =
          "cat; echo %s | base64 -d; echo %s | base64 -d >&2; exit %d"
              .formatted(base64.encodeToString(stdout), base64.encodeToString(stderr), exit);
      return Script.of(text).withInput(input);
    }
  }

  @Provide
  Arbitrary<List<Behaviour>> behaviours() {
    Arbitrary<byte[]> bytes =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(5, Arbitraries.bytes().array(byte[].class).ofMaxSize(300)),
            net.jqwik.api.Tuple.of(
                1, Arbitraries.bytes().array(byte[].class).ofMinSize(30_000).ofMaxSize(40_000)));
    Arbitrary<Integer> exit = Arbitraries.integers().between(0, 255);
    return Combinators.combine(bytes, bytes, bytes, exit).as(Behaviour::new).list().ofMaxSize(6);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void results_areExactlyWhatScriptsDid(@ForAll("behaviours") List<Behaviour> behaviours)
      throws HostException {
    for (ResidentShell shell : SHELLS) {
      List<ScriptResult> results =
          shell.exchange(behaviours.stream().map(Behaviour::script).toList());

      assertThat(results).hasSameSizeAs(behaviours);
      for (int i = 0; i < results.size(); i++) {
        check(results.get(i), behaviours.get(i));
      }
    }
  }

  private static void check(ScriptResult result, Behaviour behaviour) {
    assertThat(result.exit()).isEqualTo(behaviour.exit());
    assertThat(result.stderr()).isEqualTo(behaviour.stderr());
    byte[] stdout = new byte[behaviour.input().length + behaviour.stdout().length];
    System.arraycopy(behaviour.input(), 0, stdout, 0, behaviour.input().length);
    System.arraycopy(
        behaviour.stdout(), 0, stdout, behaviour.input().length, behaviour.stdout().length);
    assertThat(result.stdout()).isEqualTo(stdout);
  }

  @AfterContainer
  static void stop() {
    SHELLS.forEach(ResidentShell::close);
  }
}
