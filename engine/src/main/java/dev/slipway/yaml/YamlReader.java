package dev.slipway.yaml;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.tree.Node;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML document.
 *
 * <p>The language is YAML 1.1 as users of Ansible know it, with these bounds: one document in a
 * file, keys are scalars, no tag but {@code !unsafe} and {@code !vault}, {@link #DEEPEST} levels,
 * {@link #MOST_NODES} values after aliases are followed. Aliases and merge keys are resolved; what
 * comes from an alias keeps the range of its anchor.
 */
public final class YamlReader {
  /** Levels of nesting that are read. */
  public static final int DEEPEST = 100;

  /** Values that a document may have when every alias is followed. */
  public static final int MOST_NODES = 500_000;

  private YamlReader() {}

  /**
   * The tree of a document; a scalar of null when there is none in the file. Problems that leave a
   * tree, such as a key that stands twice, are added and the tree is returned all the same, so that
   * the caller can find more of them.
   *
   * @return empty when no tree can be made; a problem says why
   */
  public static Optional<Node> read(SourceFile file, Problems problems) {
    TextPositions positions = new TextPositions(file);
    try {
      ParserImpl parser = new ParserImpl(new StreamReader(file.text()), new LoaderOptions());
      return Optional.of(new TreeComposer(parser, positions, problems).document());
    } catch (RefusedDocumentException refused) {
      problems.add(refused.problem());
    } catch (YAMLException broken) {
      problems.add(new SyntaxProblem(positions).of(broken));
    }
    return Optional.empty();
  }

  /** Ends the reading of a document that goes beyond a bound. */
  static final class RefusedDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    RefusedDocumentException(Problem problem) {
      super(problem.message());
      this.problem = problem;
    }

    RefusedDocumentException(dev.slipway.diagnostic.SourceRange range, String message, String fix) {
      this(Problem.error(ProblemCode.YAML_SYNTAX, range, message, fix));
    }

    Problem problem() {
      return problem;
    }
  }
}
