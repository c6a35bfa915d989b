package dev.slipway.fuzz;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.model.Definition;
import dev.slipway.model.Precedence;
import dev.slipway.model.VariableLayer;
import dev.slipway.template.Renderer;
import dev.slipway.template.Scope;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values, conditions and template files of signs and words in any order. */
class ExpressionFuzzTest {
  private static final List<String> WORDS =
      List.of(
          "$x",
          "${x}",
          "${x|'d'}",
          "${m.k}",
          "$l",
          "$l[0]",
          "(",
          ")",
          ".",
          "|",
          " and ",
          " or ",
          "not ",
          " == ",
          " < ",
          " + ",
          "-",
          "*",
          "/",
          "%",
          "$m.get('k')",
          ".size()",
          "'a'",
          "1",
          "#set($a = 1)",
          "#foreach($i in $l)",
          "#if($x)",
          "#else",
          "#elseif(1)",
          "#end",
          "#break",
          "#macro(m $p)",
          "#m(1)",
          "#m()",
          "#stop",
          "#parse('x')",
          "#include('x')",
          "#define($d)",
          "#[[",
          "]]#",
          "#*",
          "*#",
          "##",
          "\\",
          "\n",
          " ",
          ",",
          "[",
          "]",
          "{",
          "}",
          ":",
          "..",
          "$list.sort(",
          "$map.keys(",
          "$text.split(",
          "$math.add(",
          "$json.parse(",
          "$regex.find(",
          "$net.ip(",
          "$date.format(",
          "$version.less(",
          "$random.",
          "$yaml.parse(",
          "$omit",
          "$x.class",
          "$x.getClass()",
          "#evaluate('x')",
          "$cycle",
          "${cycle}",
          "$foreach.index",
          "$bodyContent",
          "#@m()",
          "$null",
          "$!x",
          "$!{x}",
          "null",
          "true",
          "false",
          "\"$x\"");

  @TempDir private Path folder;
  private final Renderer renderer = new Renderer();
  private final Scope scope = new Scope(renderer, List.of(variables()));

  private static VariableLayer variables() {
    Map<String, Definition> all = new HashMap<>();
    all.put("x", new Definition.Data(3));
    all.put("l", new Definition.Data(List.of("a", "b")));
    all.put("m", new Definition.Data(Map.of("k", "v")));
    all.put("cycle", new Definition.Written(scalar("${cycle}")));
    return new VariableLayer(Precedence.PLAY_VARS, "vars", all);
  }

  private static Scalar scalar(String text) {
    SourceFile file = new SourceFile("playbook.yml", text);
    return new Scalar(
        file.range(file.position(0), file.position(text.length())),
        text,
        text,
        Scalar.Style.SINGLE_QUOTED,
        Scalar.Tag.NONE);
  }

  private interface Evaluated {
    void evaluate(String text, Problems problems);
  }

  private void eachRound(int count, Evaluated evaluated) {
    try (Ordeal ordeal = new Ordeal()) {
      for (int round : Rounds.of(count)) {
        String text = new Mangler(round, WORDS).noise(WORDS);
        ordeal.passes("round " + round + ": " + text, () -> problems(text, evaluated));
      }
    }
  }

  private static List<Problem> problems(String text, Evaluated evaluated) {
    Problems problems = new Problems();
    evaluated.evaluate(text, problems);
    return problems.all();
  }

  @Test
  void value_hasAValueOrAProblemWithAPlace() {
    eachRound(3000, (text, _) -> renderer.render(scalar(text), scope));
    eachRound(3000, (text, _) -> renderer.render(scalar("${" + text + "}"), scope));
  }

  @Test
  void condition_isAnsweredOrHasAProblemWithAPlace() {
    eachRound(3000, (text, _) -> renderer.holds(scalar(text), scope));
  }

  @Test
  void template_isRenderedOrHasAProblemWithAPlace() {
    eachRound(3000, (text, _) -> renderer.renderFile(new SourceFile("a.vm", text), folder, scope));
  }

  @Test
  void referencesOfAnything_areFoundOrAProblem() {
    eachRound(
        3000,
        (text, problems) -> {
          Node value = scalar(text);
          renderer.references(value, problems);
          renderer.conditionReferences(value, problems);
          renderer.fileReferences(new SourceFile("a.vm", text), folder, problems);
        });
  }
}
