package dev.slipway.template;

import dev.slipway.diagnostic.ProblemCode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.jspecify.annotations.Nullable;

/**
 * The argument of {@code #parse} and {@code #include}: gives the full path of a file that is below
 * the directory of the template.
 */
final class FileArgument extends SimpleNode {
  private final Place place;

  FileArgument(Node parsed) {
    super(parsed.getType());
    template = parsed.getTemplate();
    first = parsed.getFirstToken();
    last = parsed.getLastToken();
    place = Place.of(this, Span.of(this));
    jjtAddChild(parsed, 0);
  }

  /** The name, where it is written as it is. */
  Optional<String> knownName() {
    return jjtGetChild(0) instanceof Literals.Text text && text.tree().isEmpty()
        ? Optional.of(text.content())
        : Optional.empty();
  }

  @Override
  public Object value(InternalContextAdapter context) {
    ScopeContext variables = (ScopeContext) context.getInternalUserContext();
    Object value = jjtGetChild(0).value(context);
    Optional<Path> directory = variables.directory();
    if (directory.isEmpty()) {
      throw Failure.failed(
          place, "Only a template file can use other files.", "use $lookup.file or a template");
    }
    if (context.getTemplateNameStack().length >= StrictRuntime.PARSE_DEPTH) {
      throw Failure.failed(
          place,
          "Templates use each other more than " + StrictRuntime.PARSE_DEPTH + " deep.",
          "let no template #parse itself");
    }
    return resolve(value, directory.get()).toString();
  }

  /** The file that a value names. */
  Path resolve(@Nullable Object value, Path directory) {
    if (!(value instanceof String name) || name.isBlank()) {
      throw Failure.failed(
          place,
          "The name of a file is text; this is " + Values.describe(value) + ".",
          "write #parse('name.vm')");
    }
    Path root = directory.toAbsolutePath().normalize();
    Path file = path(root, name);
    if (!file.startsWith(root)) {
      throw Failure.failed(
          place,
          "\"" + name + "\" is outside of " + directory + ".",
          "keep files that a template uses below the template's folder");
    }
    if (!Files.isRegularFile(file)) {
      throw new Failure(
          place,
          ProblemCode.FILE_NOT_FOUND,
          "There is no file \"" + name + "\" in " + directory + ".",
          "names are relative to the template's folder");
    }
    return file;
  }

  private Path path(Path root, String name) {
    try {
      return root.resolve(name).normalize();
    } catch (InvalidPathException exception) {
      throw Failure.failed(place, "\"" + name + "\" is no file name.", "name a file");
    }
  }
}
