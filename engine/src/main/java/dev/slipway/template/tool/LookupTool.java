package dev.slipway.template.tool;

import dev.slipway.diagnostic.SourceFile;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code $lookup}. Everything is looked up on the machine that Slipway runs on, never on a host,
 * and is a value: nothing in it is evaluated, but for template files.
 */
@ToolName(
    value = "lookup",
    summary = "Values from this machine: environment, files, templates, commands, passwords.")
public final class LookupTool implements Tool {
  private final Surroundings surroundings;
  private final Search files;
  private final Search templates;
  private final Reader reader;

  /** Reads files, those that are encrypted, too. */
  public interface Reader {
    /** The text of a template file, rendered. */
    String render(Path file);

    /** A file; its text is secret when it is encrypted. */
    SourceFile read(Path file) throws IOException;
  }

  /**
   * @param files where files are searched
   * @param templates where template files are searched
   */
  public LookupTool(Surroundings surroundings, Search files, Search templates, Reader reader) {
    this.surroundings = surroundings;
    this.files = files;
    this.templates = templates;
    this.reader = reader;
  }

  @ToolMethod(
      call = "env(name)",
      summary = "A variable of the environment; null when it is not set.",
      example = "${lookup.env('NOT_SET')|'none'}",
      gives = "none")
  public @Nullable String env(@Nullable Object name) {
    return surroundings.environment().get(Given.text(name));
  }

  @ToolMethod(
      call = "file(path)",
      summary = "The text of a file without white space at its end.",
      example = "${lookup.file('motd')}",
      gives = "Welcome aboard.")
  public String file(@Nullable Object path) {
    return read(files.existing(Given.text(path))).text().stripTrailing();
  }

  @ToolMethod(
      call = "vault(path)",
      summary = "The text of a file that is encrypted; a file in plain text is refused.",
      example = "${lookup.vault('secret.vault')}",
      gives = "The cargo is rum.")
  public String vault(@Nullable Object path) {
    Path file = files.existing(Given.text(path));
    SourceFile read = read(file);
    if (!read.secret()) {
      throw new ToolException(
          "\"" + file + "\" is not encrypted.",
          "run slipway vault encrypt " + file + ", or read it by $lookup.file");
    }
    return read.text().stripTrailing();
  }

  private SourceFile read(Path file) {
    try {
      return reader.read(file);
    } catch (MalformedInputException exception) {
      throw new ToolException(
          "\"" + file + "\" is no text in UTF-8.", "send binary files with the copy module");
    } catch (IOException exception) {
      throw new ToolException("\"" + file + "\" cannot be read.", "check who may read it");
    }
  }

  @ToolMethod(
      call = "template(path)",
      summary = "The text of a template file, rendered with the same variables.",
      example = "${lookup.template('greeting.vm')}",
      gives = "Hello from a template.\n")
  public String template(@Nullable Object path) {
    return reader.render(templates.existing(Given.text(path)));
  }

  @ToolMethod(
      call = "pipe(command)",
      summary = "What a shell command gives on this machine, without white space at its end.",
      example = "${lookup.pipe('echo one; echo two')}",
      gives = "one\ntwo")
  public String pipe(@Nullable Object command) {
    return new LocalCommand(Given.text(command), surroundings).output();
  }

  @ToolMethod(
      call = "password(path)",
      summary = "The password in a file; a new one of 20 letters and digits when there is none.",
      example = "${lookup.password('secret.txt')}",
      gives = "correct-horse")
  public String password(@Nullable Object path) {
    return password(path, 20);
  }

  /** As {@link #password(Object)} with another length for a new password. */
  public String password(@Nullable Object path, @Nullable Object length) {
    return new PasswordFile(files.target(Given.text(path))).password(Given.integer(length));
  }

  @ToolMethod(
      call = "first(paths)",
      summary = "The path of the first of several files that exists; null when none does.",
      example = "${lookup.file($lookup.first(['none', 'motd']))}",
      gives = "Welcome aboard.")
  public @Nullable String first(@Nullable Object paths) {
    List<String> names = new ArrayList<>();
    Given.list(paths).forEach(path -> names.add(Given.text(path)));
    return names.stream()
        .map(files::find)
        .flatMap(Optional::stream)
        .findFirst()
        .map(Path::toString)
        .orElse(null);
  }
}
