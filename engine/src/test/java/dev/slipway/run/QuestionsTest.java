package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.host.Become;
import dev.slipway.host.Content;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostException;
import dev.slipway.host.HostShell;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Target;
import dev.slipway.host.UnreadableAnswerException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Questions of tasks that observe at the same time travel together. */
class QuestionsTest {
  private static final Become LOGIN = new Become.Login();

  @Test
  void manyTasksWithTwoRoundsOfQuestions_twoExchanges() throws Exception {
    Echo host = new Echo();
    Questions questions = host.questions();
    List<Future<String>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      questions.enter(100);
      for (int i = 0; i < 100; i++) {
        String name = "q" + i;
        answers.add(
            threads.submit(
                () ->
                    questions.observe(
                        () -> {
                          String first = ask(questions, name);
                          return ask(questions, first + "-again");
                        })));
      }
      for (int i = 0; i < 100; i++) {
        assertThat(answers.get(i).get()).isEqualTo("answer to answer to q" + i + "-again");
      }
    }
    assertThat(host.exchanges).hasSize(2);
    assertThat(host.exchanges.getFirst()).hasSize(1);
  }

  @Test
  void sameQuestionAgain_isNotAskedAgainUntilForgotten() throws Exception {
    Echo host = new Echo();
    Questions questions = host.questions();
    ask(questions, "x");
    ask(questions, "x");
    assertThat(host.exchanges).hasSize(1);
    questions.forget();
    ask(questions, "x");
    assertThat(host.exchanges).hasSize(2);
  }

  @Test
  void answerThatOutlastsChanges_isForgottenWithItsConnection() throws Exception {
    Echo host = new Echo();
    HostLink link = host.link();
    Questions questions = new Questions(link);
    questions.ask(LOGIN, List.of(new Ping("x", true)));
    questions.forget();
    questions.ask(LOGIN, List.of(new Ping("x", true)));
    assertThat(host.exchanges).hasSize(1);
    link.close();
    questions.forget();
    questions.ask(LOGIN, List.of(new Ping("x", true)));
    assertThat(host.exchanges).hasSize(2);
  }

  @Test
  void rest_endsTheConnection_whoeverComesLaterAsksAnew() throws Exception {
    Echo host = new Echo();
    Questions questions = host.questions();
    questions.ask(LOGIN, List.of(new Ping("x", true)));

    questions.rest();

    assertThat(host.closed.get()).isEqualTo(1);
    questions.ask(LOGIN, List.of(new Ping("x", true)));
    assertThat(host.exchanges).hasSize(2);
    assertThat(host.closed.get()).isEqualTo(1);
  }

  @Test
  void rest_waitsForWhoeverObserves() throws Exception {
    Echo host = new Echo();
    Questions questions = host.questions();
    questions.enter(1);

    String answer =
        questions.observe(
            () -> {
              ask(questions, "first");
              questions.rest();
              assertThat(host.closed.get()).isZero();
              return ask(questions, "second");
            });

    assertThat(answer).isEqualTo("answer to second");
    assertThat(host.closed.get()).isEqualTo(1);
  }

  @Test
  void rest_waitsForAChangeUnderWay() throws Exception {
    Echo host = new Echo();
    HostLink link = host.link();
    host.meanwhile = link::rest;

    link.act(LOGIN, Script.of("change"));

    assertThat(host.events).containsExactly("answered", "closed");
    host.meanwhile = () -> {};
    link.act(LOGIN, Script.of("change"));
    link.act(LOGIN, Script.of("change"));
    assertThat(host.events).containsExactly("answered", "closed", "answered", "answered");
  }

  @Test
  void mentionedQuestion_travelsAlong_andAsksNothingByItself() throws Exception {
    Echo host = new Echo();
    Questions questions = host.questions();
    questions.mention(LOGIN, new Ping("soon"));
    assertThat(host.exchanges).isEmpty();
    ask(questions, "now");
    assertThat(ask(questions, "soon")).isEqualTo("answer to soon");
    assertThat(host.exchanges).hasSize(1);
  }

  @Test
  void oneKindThatCannotBeRead_failsOnlyItsOwnQuestions() throws Exception {
    Echo host = new Echo();
    Questions questions = host.questions();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      questions.enter(2);
      Future<String> good = threads.submit(() -> questions.observe(() -> ask(questions, "fine")));
      Future<String> bad =
          threads.submit(
              () ->
                  questions.observe(
                      () -> questions.ask(LOGIN, List.of(new Garbled("x"))).getFirst()));
      assertThat(good.get()).isEqualTo("answer to fine");
      assertThatThrownBy(bad::get).hasCauseInstanceOf(UnreadableAnswerException.class);
    }
    assertThat(host.exchanges).hasSize(1);
  }

  @Test
  void twoHostsWhoseTasksAskEachOther_neverWaitForEver() throws Exception {
    for (int seed = 0; seed < 200; seed++) {
      List<Questions> hosts = List.of(new Echo().questions(), new Echo().questions());
      Random random = new Random(seed);
      List<Future<String>> all = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Questions own : hosts) {
          own.enter(5);
          for (int i = 0; i < 5; i++) {
            List<Questions> path =
                List.of(hosts.get(random.nextInt(2)), hosts.get(random.nextInt(2)), own);
            String name = "n" + random.nextInt(6);
            all.add(
                threads.submit(
                    () ->
                        own.observe(
                            () -> {
                              String last = "";
                              for (Questions asked : path) {
                                last = ask(asked, name);
                              }
                              return last;
                            })));
          }
        }
        for (Future<String> one : all) {
          assertThat(one.get(20, java.util.concurrent.TimeUnit.SECONDS)).startsWith("answer to n");
        }
      }
    }
  }

  private static String ask(Questions questions, String text) throws HostException {
    return questions.ask(LOGIN, List.of(new Ping(text))).getFirst();
  }

  private record Ping(String text, boolean outlastsChanges) implements Probe<String> {
    Ping(String text) {
      this(text, false);
    }

    @Override
    public ProbeKind<?, String> kind() {
      return PingKind.INSTANCE;
    }
  }

  private record Garbled(String text) implements Probe<String> {
    @Override
    public ProbeKind<?, String> kind() {
      return GarbledKind.INSTANCE;
    }
  }

  private enum PingKind implements ProbeKind<Ping, String> {
    INSTANCE;

    @Override
    public Script script(List<Ping> probes) {
      return Script.of(String.join("\n", probes.stream().map(Ping::text).toList()));
    }

    @Override
    public List<String> parse(List<Ping> probes, ScriptResult result) {
      return result.stdoutText().lines().skip(1).map(line -> "answer to " + line).toList();
    }
  }

  private enum GarbledKind implements ProbeKind<Garbled, String> {
    INSTANCE;

    @Override
    public Script script(List<Garbled> probes) {
      return Script.of("garbled");
    }

    @Override
    public List<String> parse(List<Garbled> probes, ScriptResult result)
        throws UnreadableAnswerException {
      throw new UnreadableAnswerException("garbled", "nonsense");
    }
  }

  /** A host that gives every script back as its output. */
  private static final class Echo implements HostConnection, HostShell {
    private final List<List<Script>> exchanges = Collections.synchronizedList(new ArrayList<>());
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger closed = new AtomicInteger();
    private Runnable meanwhile = () -> {};

    Questions questions() {
      return new Questions(link());
    }

    HostLink link() {
      return new HostLink(Target.local("echo"), _ -> this);
    }

    @Override
    public HostShell shell(Become become) {
      return this;
    }

    @Override
    public List<ScriptResult> exchange(List<Script> scripts) {
      exchanges.add(scripts);
      meanwhile.run();
      events.add("answered");
      return scripts.stream()
          .map(s -> new ScriptResult(0, s.text().getBytes(StandardCharsets.UTF_8), new byte[0]))
          .toList();
    }

    @Override
    public void upload(Content content, String path, Progress progress) {
      throw new UnsupportedOperationException("nothing is uploaded here");
    }

    @Override
    public void close() {
      closed.incrementAndGet();
      events.add("closed");
    }
  }
}
