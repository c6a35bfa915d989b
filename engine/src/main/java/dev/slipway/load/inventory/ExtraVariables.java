package dev.slipway.load.inventory;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.model.Precedence;
import dev.slipway.model.VariableLayer;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.vault.Vault;
import dev.slipway.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Variables of the command line: {@code name=text name2=text}, a YAML or JSON mapping in braces, or
 * {@code @FILE}. Later ones win.
 */
public final class ExtraVariables {
  private final Map<String, Node> variables = new LinkedHashMap<>();
  private final Vault vault;
  private final Problems problems;

  private ExtraVariables(Vault vault, Problems problems) {
    this.vault = vault;
    this.problems = problems;
  }

  /**
   * The strongest layer of variables.
   *
   * @param written the values of {@code -e}, in order
   * @param standingIn the folder that file names are relative to
   * @param vault opens the files that are encrypted
   */
  public static VariableLayer load(
      List<String> written, Path standingIn, Vault vault, Problems problems) {
    ExtraVariables extra = new ExtraVariables(vault, problems);
    written.forEach(one -> extra.add(one, standingIn));
    return VariableLayer.written(Precedence.EXTRA_VARS, "-e", extra.variables);
  }

  private void add(String written, Path standingIn) {
    SourceFile option = new SourceFile("-e", written);
    if (written.startsWith("@")) {
      addFile(option, standingIn.resolve(written.substring(1)));
    } else if (written.strip().startsWith("{")) {
      YamlReader.read(option, problems).ifPresent(this::addAll);
    } else {
      Words.split(LocatedText.line(option, 1, written), problems).forEach(this::addWord);
    }
  }

  private void addFile(SourceFile option, Path path) {
    try {
      SourceFile file = new SourceFile(path.toString(), Files.readString(path));
      vault
          .open(file, problems)
          .flatMap(opened -> YamlReader.read(opened, problems))
          .ifPresent(this::addAll);
    } catch (IOException e) {
      problems.error(
          ProblemCode.FILE_UNREADABLE,
          option.beginning(),
          "The file of variables \"" + path + "\" cannot be read.",
          "write -e @FILE with a file that is there");
    }
  }

  private void addAll(Node node) {
    vault.receiveVariables(node, problems);
    if (node instanceof Mapping mapping) {
      mapping.entries().forEach(entry -> variables.put(entry.name(), entry.value()));
    } else {
      problems.error(
          ProblemCode.INVALID_OPTION,
          node.range(),
          "Variables are a mapping, and this is " + node.describe() + ".",
          "write {name: value}");
    }
  }

  private void addWord(LocatedText word) {
    int equals = word.text().indexOf('=');
    if (equals < 1) {
      problems.error(
          ProblemCode.INVALID_OPTION,
          word.range(),
          "\"" + word.text() + "\" sets no variable.",
          "write name=value, {name: value} or @FILE");
      return;
    }
    String value = word.text().substring(equals + 1);
    variables.put(word.text().substring(0, equals), Scalar.text(word.range(), value));
  }
}
