package dev.slipway.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.CommandTimeoutException;
import dev.slipway.host.HostException;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every shell that a host may have. */
@ParameterizedClass
@MethodSource("shells")
@Timeout(60)
class ResidentShellTest {
  @Parameter List<String> command;
  @TempDir Path directory;
  private ResidentShell shell;

  static Stream<List<String>> shells() {
    return TestShells.available();
  }

  @BeforeEach
  void start() {
    shell = TestShells.start(command);
  }

  @AfterEach
  void stop() {
    shell.close();
  }

  private ScriptResult run(String text) throws HostException {
    return run(Script.of(text));
  }

  private ScriptResult run(Script script) throws HostException {
    return shell.exchange(List.of(script)).getFirst();
  }

  private String stdout(String text) throws HostException {
    return run(text).stdoutText();
  }

  @Test
  void script_leavesItsOutputsAndItsStatus() throws HostException {
    ScriptResult result = run("echo out; echo err >&2; exit 3");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.stdoutText()).isEqualTo("out\n");
    assertThat(result.stderrText()).isEqualTo("err\n");
  }

  @Test
  void noScripts_haveNoResults() throws HostException {
    assertThat(shell.exchange(List.of())).isEmpty();
  }

  @Test
  void severalScripts_areAnsweredInOrder() throws HostException {
    List<Script> scripts =
        IntStream.range(0, 200).mapToObj(i -> Script.of("echo " + i + "; exit " + i)).toList();

    List<ScriptResult> results = shell.exchange(scripts);

    assertThat(results).extracting(ScriptResult::exit).containsExactlyElementsOf(range(200));
    assertThat(results.get(199).stdoutText()).isEqualTo("199\n");
  }

  private static List<Integer> range(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  @Test
  void outputWithoutNewline_staysWithoutOne() throws HostException {
    assertThat(stdout("printf 'no newline'")).isEqualTo("no newline");
    assertThat(stdout("printf '\\n\\n'")).isEqualTo("\n\n");
  }

  @Test
  void everyByte_passesInBothDirections() throws HostException {
    byte[] all = new byte[256 * 3];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }

    ScriptResult result = run(Script.of("tee /dev/stderr").withInput(all));

    assertThat(result.stdout()).isEqualTo(all);
    assertThat(result.stderr()).isEqualTo(all);
  }

  @Test
  void everyByteButNul_passesAsInput() throws HostException {
    byte[] all = new byte[255];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (i + 1);
    }

    assertThat(run(Script.of("cat").withInput(all)).stdout()).isEqualTo(all);
  }

  @Test
  void inputOfAnySize_arrivesWhole() throws HostException {
    Random random = new Random(7);
    for (int size : new int[] {1, 4096, 32 << 10, (32 << 10) + 1, 65_536, 1_000_000}) {
      byte[] input = new byte[size];
      random.nextBytes(input);

      assertThat(run(Script.of("cat").withInput(input)).stdout()).isEqualTo(input);
    }
  }

  @Test
  void inputThatIsNotRead_disturbsNothing() throws HostException {
    byte[] commands = "echo stolen; exit 9\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII);

    List<ScriptResult> results =
        shell.exchange(
            List.of(
                Script.of("true").withInput(commands),
                Script.of("head -n 1").withInput(commands),
                Script.of("exec <&-; exit 4").withInput(commands),
                Script.of("echo next")));

    assertThat(results).extracting(ScriptResult::exit).containsExactly(0, 0, 4, 0);
    assertThat(results.get(1).stdoutText()).isEqualTo("echo stolen; exit 9\n");
    assertThat(results.get(3).stdoutText()).isEqualTo("next\n");
  }

  @Test
  void scriptWithoutInput_readsNothing() throws HostException {
    List<ScriptResult> results =
        shell.exchange(List.of(Script.of("cat; read x; echo \"[$x]\""), Script.of("echo next")));

    assertThat(results).extracting(ScriptResult::stdoutText).containsExactly("[]\n", "next\n");
  }

  @Test
  void largeInputAndLargeOutputAtOnce_doNotBlockEachOther() throws HostException {
    byte[] input = new byte[5_000_000];

    ScriptResult result = run(Script.of("cat; cat /dev/null >&2").withInput(input));

    assertThat(result.stdout()).hasSameSizeAs(input);
  }

  @Test
  void outputOf100Megabytes_isWhole() throws HostException {
    ScriptResult result =
        run("head -c 100000000 /dev/zero; head -c 20000000 /dev/zero | tr '\\0' '\\036' >&2");

    assertThat(result.stdout()).hasSize(100_000_000);
    assertThat(result.stderr()).hasSize(20_000_000).startsWith(FrameStream.START);
  }

  @Test
  void outputWithoutEnd_isNotReadOn_andTheNextScriptRuns() throws HostException {
    List<ScriptResult> results =
        shell.exchange(List.of(Script.of("cat /dev/zero"), Script.of("echo after")));

    assertThat(results).extracting(ScriptResult::exit).containsExactly(141, 0);
    assertThat(results.getFirst().stderrText()).contains("256 MiB");
    assertThat(results.getLast().stdoutText()).isEqualTo("after\n");
  }

  @Test
  void batchesOfAnySize_runInOrder() throws HostException {
    for (int size : new int[] {10, 3_000, 5_000, 200_000}) {
      String comment = "# " + "x".repeat(size) + "\n";
      List<Script> scripts =
          IntStream.range(0, 5)
              .mapToObj(i -> Script.of(comment + "cat; exit " + i).withInput(new byte[] {0, 65}))
              .toList();

      assertThat(shell.exchange(scripts))
          .extracting(ScriptResult::exit)
          .containsExactlyElementsOf(range(5));
    }
  }

  @Test
  void scriptsDoNotShareState() throws HostException {
    run("cd /usr; x=1; umask 0; set -e; export PATH=/nowhere; exec 1>&2; f() { :; }");

    assertThat(stdout("echo \"$x\"; false; echo here; pwd | grep -c /usr; command -v cat"))
        .startsWith("\nhere\n0\n/");
  }

  @Test
  void textThatIsNoShell_failsAlone() throws HostException {
    List<ScriptResult> results =
        shell.exchange(
            Stream.of(
                    "echo \"open",
                    "echo 'open",
                    "if true",
                    "fi",
                    ")",
                    "}",
                    "cat <<X\nno end",
                    "-n",
                    "")
                .map(Script::of)
                .toList());

    assertThat(results).hasSize(9);
    assertThat(results.subList(0, 6)).allMatch(result -> result.exit() != 0);
    assertThat(stdout("echo \"it's\" 'a \"quote\"' \\\\ '$x'"))
        .isEqualTo("it's a \"quote\" \\ $x\n");
  }

  @Test
  void textOfSeveralLinesAndAnyCharacter_runsAsWritten() throws HostException {
    assertThat(stdout("x='a\nb'\n# comment's end\necho \"$x\" äöü €\n\n"))
        .isEqualTo("a\nb äöü €\n");
  }

  @Test
  void textLargerThanAnArgumentMayBe_runs() throws HostException {
    String comment = "# " + "x".repeat(300_000) + "\n";

    List<ScriptResult> results =
        shell.exchange(
            List.of(
                Script.of(comment + "exit 7"),
                Script.of(comment + "cat; exit 8")
                    .withInput("in".getBytes(StandardCharsets.US_ASCII))
                    .withTimeout(Duration.ofSeconds(50))));

    assertThat(results).extracting(ScriptResult::exit).containsExactly(7, 8);
    assertThat(results.get(1).stdoutText()).isEqualTo("in");
  }

  @Test
  void scriptThatKillsItself_hasTheStatusOfItsSignal() throws HostException {
    assertThat(run("exec /bin/sh -c 'kill -9 $$'").exit()).isEqualTo(137);
    assertThat(run("exec /bin/sh -c 'kill -15 $$'").exit()).isEqualTo(143);
  }

  @Test
  void scriptThatEndsTheShell_hasTheStatusOfItsSignal_andTheNextOneRuns() throws HostException {
    List<ScriptResult> results =
        shell.exchange(
            List.of(
                Script.of("echo before"),
                Script.of("echo said; kill -9 $$; sleep 1"),
                Script.of("echo after; echo $PATH")));

    assertThat(results).extracting(ScriptResult::exit).containsExactly(0, 137, 0);
    assertThat(results.get(1).stdoutText()).isEqualTo("said\n");
    assertThat(results.get(2).stdoutText()).startsWith("after\n").contains("/sbin");
  }

  @Test
  void shellThatEndsWhileItsChildLives_isNoticed() throws HostException {
    assertThat(run("sleep 20 & kill -9 $$; wait").exit()).isEqualTo(137);
  }

  @Test
  void childInTheBackground_doesNotHoldUpTheResult() throws HostException {
    long start = System.nanoTime();

    assertThat(stdout("sleep 20 & echo started")).isEqualTo("started\n");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void outputLikeAMark_isOutput() throws HostException {
    String text =
        "printf '\\036abc-1:0\\n'; printf '\\036'; set; env; echo $_; echo \"$@\" $*; jobs";

    String said = stdout(text);

    assertThat(said).startsWith("\036abc-1:0\n\036");
    assertThat(stdout("echo next")).isEqualTo("next\n");
  }

  @Test
  void scriptOverItsLimit_isEndedWithItsChildren_andTheOnesAfterItDoNotRun() throws Exception {
    Path proof = directory.resolve("proof");
    String unique = unique();
    Script slow =
        Script.of("sleep 1 && sleep " + unique + " | cat").withTimeout(Duration.ofSeconds(2));

    assertThatThrownBy(() -> shell.exchange(List.of(slow, Script.of("touch " + proof))))
        .isInstanceOfSatisfying(
            CommandTimeoutException.class,
            e -> assertThat(e.limit()).isEqualTo(Duration.ofSeconds(2)));

    assertThat(stdout("echo usable")).isEqualTo("usable\n");
    assertThat(proof).doesNotExist();
    assertThat(processesWith(unique)).isZero();
  }

  /** A number of seconds that no other process sleeps for. */
  private static String unique() {
    return "100." + ThreadLocalRandom.current().nextInt(1_000_000_000);
  }

  private static long processesWith(String word) {
    return ProcessHandle.allProcesses()
        .filter(p -> Arrays.asList(p.info().arguments().orElse(new String[0])).contains(word))
        .count();
  }

  @Test
  void scriptOverItsLimit_thatIgnoresTheRequestToEnd_isKilled() {
    String unique = unique();
    Script stubborn =
        Script.of("trap '' TERM; sleep " + unique).withTimeout(Duration.ofMillis(500));

    assertThatThrownBy(() -> run(stubborn)).isInstanceOf(CommandTimeoutException.class);
    assertThat(processesWith(unique)).isZero();
  }

  @Test
  void scriptWithinItsLimit_keepsItsStatusInputAndOutput() throws HostException {
    Duration limit = Duration.ofSeconds(30);
    byte[] large = new byte[100_000];

    List<ScriptResult> results =
        shell.exchange(
            List.of(
                Script.of("cat; echo e >&2; exit 124")
                    .withInput("in".getBytes(StandardCharsets.US_ASCII))
                    .withTimeout(limit),
                Script.of("exit 137").withTimeout(limit),
                Script.of("wc -c; echo \"[$1$#]\"").withInput(large).withTimeout(limit),
                Script.of("sleep 20 >/dev/null 2>&1 & echo background").withTimeout(limit),
                Script.of("kill -9 $$").withTimeout(limit),
                Script.of("echo last")));

    assertThat(results).extracting(ScriptResult::exit).containsExactly(124, 137, 0, 0, 137, 0);
    assertThat(results.getFirst().stdoutText()).isEqualTo("in");
    assertThat(results.getFirst().stderrText()).isEqualTo("e\n");
    assertThat(results.get(2).stdoutText().strip()).isEqualTo("100000\n[0]");
  }

  @Test
  void toolsOfAdministrators_areFound() throws HostException {
    assertThat(stdout("echo :$PATH:")).contains(":/usr/sbin:").contains(":/sbin:");
  }

  @Test
  void severalThreads_takeTurns() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String number = Integer.toString(i);
        answers.add(
            threads.submit(() -> stdout("echo " + number + "; sleep 0.01; echo " + number)));
      }
      for (int i = 0; i < 40; i++) {
        assertThat(answers.get(i).get()).isEqualTo(i + "\n" + i + "\n");
      }
    }
  }

  @Test
  void umask_isThatOfTheHost() throws Exception {
    String before =
        new String(
            new ProcessBuilder("/bin/sh", "-c", "umask").start().getInputStream().readAllBytes(),
            StandardCharsets.US_ASCII);

    assertThat(stdout("umask")).isEqualTo(before);
  }
}
