package dev.slipway.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.model.Definition;
import dev.slipway.model.Precedence;
import dev.slipway.model.Unknown;
import dev.slipway.model.VariableLayer;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScopeTest {
  private final Renderer renderer = Fixture.renderer();

  private Object render(String text, Scope scope) {
    return renderer.render(Fixture.scalar(text), scope);
  }

  @Test
  void strongerLayer_wins() {
    Scope scope =
        Fixture.scope(
            renderer,
            Fixture.data(Map.of("a", "weak", "b", "weak")),
            Fixture.data(Map.of("a", "strong")));

    assertThat(scope.get("a")).isEqualTo("strong");
    assertThat(scope.get("b")).isEqualTo("weak");
    assertThat(scope.names()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void childScope_hidesAndLeavesItsParentAlone() {
    Scope parent = Fixture.scope(renderer, Fixture.data(Map.of("a", 1L)));
    Scope child = parent.with(Fixture.data(Map.of("a", 2L, "b", 3L)));

    assertThat(child.get("a")).isEqualTo(2L);
    assertThat(child.names()).containsExactlyInAnyOrder("a", "b");
    assertThat(parent.get("a")).isEqualTo(1L);
    assertThat(parent.defines("b")).isFalse();
    assertThat(parent.get("b")).isNull();
  }

  @Test
  void writtenVariable_isEvaluatedAsTheScopeSeesItThatAsks() {
    Scope play = Fixture.scope(renderer, Fixture.written(Map.of("path", "/srv/${item|'none'}")));
    Scope first = play.with(Fixture.data(Map.of("item", "a")));
    Scope second = play.with(Fixture.data(Map.of("item", "b")));

    assertThat(first.get("path")).isEqualTo("/srv/a");
    assertThat(second.get("path")).isEqualTo("/srv/b");
    assertThat(play.get("path")).isEqualTo("/srv/none");
  }

  @Test
  void nothing_isEvaluatedBeforeItIsAsked() {
    Scope scope =
        Fixture.scope(renderer, Fixture.written(Map.of("bad", "${nowhere}", "good", "fine")));

    assertThat(scope.defines("bad")).isTrue();
    assertThat(render("${good}", scope)).isEqualTo("fine");
    assertThat(render("${good|$bad}", scope)).isEqualTo("fine");
  }

  @Test
  void lazyValue_isFetchedOnceAndOnlyWhenAsked() {
    AtomicInteger fetched = new AtomicInteger();
    Definition lazy = new Definition.Lazy(() -> Map.of("n", fetched.incrementAndGet()));
    Scope scope =
        Fixture.scope(
            renderer, new VariableLayer(Precedence.FACTS, "facts", Map.of("facts", lazy)));

    assertThat(scope.defines("facts")).isTrue();
    assertThat(fetched).hasValue(0);
    assertThat(render("${facts.n}${facts.n}", scope)).isEqualTo("11");
    assertThat(fetched).hasValue(1);
  }

  @Test
  void valueFromAHost_isNeverEvaluated() {
    Scope scope =
        Fixture.scope(
            renderer,
            Fixture.data(Map.of("out", Map.of("stdout", "${secret} {{ secret }} $secret"))),
            Fixture.data(Map.of("secret", "s3cret")),
            Fixture.written(Map.of("copy", "${out.stdout}", "line", "> ${copy}")));

    assertThat(render("${out.stdout}", scope)).isEqualTo("${secret} {{ secret }} $secret");
    assertThat(render("${line}", scope)).isEqualTo("> ${secret} {{ secret }} $secret");
    assertThat(
            renderer.renderFile(
                new dev.slipway.diagnostic.SourceFile("a.vm", "$out.stdout|$line"),
                Fixture.RESOURCES,
                scope))
        .isEqualTo("${secret} {{ secret }} $secret|> ${secret} {{ secret }} $secret");
  }

  @Test
  void valueThatHasToBeFetchedPart_isNotFetchedWhole() {
    Set<Object> asked = new java.util.HashSet<>();
    Map<String, Object> live =
        new AbstractMap<>() {
          @Override
          public Object get(Object key) {
            asked.add(key);
            return "value of " + key;
          }

          @Override
          public boolean containsKey(Object key) {
            return true;
          }

          @Override
          public Set<Entry<String, Object>> entrySet() {
            throw new UnsupportedOperationException("all are asked for");
          }
        };
    Scope scope = Fixture.scope(renderer, Fixture.data(Map.of("hostvars", live)));

    assertThat(render("${hostvars.web1}", scope)).isEqualTo("value of web1");
    assertThat(render("${hostvars['web2']}", scope)).isEqualTo("value of web2");
    assertThat(asked).containsExactlyInAnyOrder("web1", "web2");
  }

  @Test
  void variable_cannotBeChangedByAnExpression() {
    Map<String, Object> inner = new HashMap<>(Map.of("list", new ArrayList<>(List.of("a"))));
    Scope scope =
        Fixture.scope(
            renderer,
            Fixture.data(Map.of("data", inner)),
            Fixture.written(Map.of("copy", "${data}")));

    for (String text :
        List.of("${data.list.add('b')}", "${copy.list.clear()}", "${data.clear()}")) {
      assertThatExceptionOfType(ExpressionException.class)
          .as(text)
          .isThrownBy(() -> render(text, scope))
          .withMessageContaining("cannot be changed");
    }
    assertThat(inner).isEqualTo(Map.of("list", List.of("a")));
  }

  @Test
  void smallNumbers_becomeLongAndCompareAsNumbers() {
    Scope scope = Fixture.scope(renderer, Fixture.data(Map.of("ports", List.of(80, 443))));

    assertThat(scope.get("ports")).isEqualTo(List.of(80, 443));
    assertThat(renderer.holds(Fixture.scalar("$ports[0] == 80"), scope)).isTrue();
  }

  @Test
  void cycleThroughOtherHosts_endsWithOneProblem() {
    Map<String, Scope> hosts = new LinkedHashMap<>();
    for (String host : List.of("one", "two")) {
      String other = host.equals("one") ? "two" : "one";
      hosts.put(
          host,
          Fixture.scope(
              renderer,
              Fixture.data(Map.of("hostvars", new HostVariables(hosts))),
              Fixture.written(Map.of("token", "${hostvars." + other + ".token}"))));
    }

    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> hosts.get("one").get("token"))
        .satisfies(
            exception -> {
              Problem problem = exception.problem();
              assertThat(problem.code()).isEqualTo(ProblemCode.VARIABLE_CYCLE);
              assertThat(problem.notes()).hasSize(2);
            });
  }

  /** Scopes that are made anew whenever they are asked, as a scheduler may do. */
  @Test
  void cycleThroughScopesMadeAnew_endsWithOneProblem() {
    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> renewed().get("token"))
        .satisfies(
            exception -> {
              assertThat(exception.problem().code()).isEqualTo(ProblemCode.VARIABLE_CYCLE);
              assertThat(exception.problem().notes()).hasSize(1);
            });
  }

  private Scope renewed() {
    return Fixture.scope(
        renderer,
        new VariableLayer(
            Precedence.MAGIC,
            "magic",
            Map.of("hostvars", new Definition.Lazy(() -> new Renewed()))),
        Fixture.written(Map.of("token", "${hostvars.me.token}")));
  }

  private final class Renewed extends AbstractMap<String, Object> {
    @Override
    public Object get(Object key) {
      return new HostVariables(Map.of("me", renewed())).get("me");
    }

    @Override
    public boolean containsKey(Object key) {
      return true;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      return Set.of();
    }
  }

  /** {@code hostvars}. */
  private static final class HostVariables extends AbstractMap<String, Object> {
    private final Map<String, Scope> hosts;

    HostVariables(Map<String, Scope> hosts) {
      this.hosts = hosts;
    }

    @Override
    public Object get(Object host) {
      Scope scope = hosts.get(host);
      return new AbstractMap<String, Object>() {
        @Override
        public Object get(Object name) {
          return scope.get((String) name);
        }

        @Override
        public boolean containsKey(Object name) {
          return scope.defines((String) name);
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
          return Set.of();
        }
      };
    }

    @Override
    public boolean containsKey(Object host) {
      return hosts.containsKey(host);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      return Set.of();
    }
  }

  @Test
  void longChain_isNoCycle() {
    Map<String, String> chain = new LinkedHashMap<>();
    for (int i = 0; i < 90; i++) {
      chain.put("v" + i, "${v" + (i + 1) + "}");
    }
    chain.put("v90", "end");
    Scope scope = Fixture.scope(renderer, Fixture.written(chain));

    assertThat(scope.get("v0")).isEqualTo("end");
  }

  @Test
  void endlessChain_isToldInsteadOfOverflowingTheStack() {
    Map<String, String> chain = new LinkedHashMap<>();
    for (int i = 0; i < 5_000; i++) {
      chain.put("v" + i, "${v" + (i + 1) + "}");
    }
    Scope scope = Fixture.scope(renderer, Fixture.written(chain));

    assertThatExceptionOfType(ExpressionException.class).isThrownBy(() -> scope.get("v0"));
  }

  @Test
  void cycleThatAlternateHides_isStillOne() {
    Scope scope = Fixture.scope(renderer, Fixture.written(Map.of("a", "${a|'x'}")));

    assertThatExceptionOfType(ExpressionException.class)
        .isThrownBy(() -> scope.get("a"))
        .satisfies(
            exception ->
                assertThat(exception.problem().code()).isEqualTo(ProblemCode.VARIABLE_CYCLE));
  }

  @Test
  void unknownValue_isGivenAsItIsButNotEvaluated() {
    Unknown unknown = new Unknown("install");
    Scope scope = Fixture.scope(renderer, Fixture.data(Map.of("result", unknown)));

    assertThat(scope.get("result")).isSameAs(unknown);
    assertThatExceptionOfType(KnownAfterApplyException.class)
        .isThrownBy(() -> render("${result}", scope))
        .satisfies(exception -> assertThat(exception.unknown()).isEqualTo(unknown));
  }

  @Test
  void manyThreads_seeOneValueEach() throws Exception {
    Map<String, String> written = new LinkedHashMap<>();
    written.put("a", "${b.x}-${c}");
    written.put("b", "${json.parse('{\"x\": 1}')}");
    written.put("c", "${text.upper($name)}");
    Scope parent =
        Fixture.scope(renderer, Fixture.data(Map.of("name", "n")), Fixture.written(written));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> calls = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        Scope child = parent.with(Fixture.data(Map.of("item", "i" + i)));
        String text = "${a} ${item} ${items|'none'} " + i % 7;
        calls.add(() -> render(text, child) + "|" + System.identityHashCode(parent.get("b")));
      }
      Set<String> endings = new java.util.HashSet<>();
      int i = 0;
      for (Future<Object> result : threads.invokeAll(calls)) {
        List<String> parts = List.of(((String) result.get()).split("\\|", -1));
        assertThat(parts.getFirst()).isEqualTo("1-N i" + i + " none " + i % 7);
        endings.add(parts.getLast());
        i++;
      }
      assertThat(endings).hasSize(1);
    }
  }
}
