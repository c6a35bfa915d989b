package dev.slipway.template;

import dev.slipway.diagnostic.SourceFile;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.function.Function;
import org.apache.velocity.Template;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.Parser;
import org.apache.velocity.runtime.parser.StandardParser;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.apache.velocity.runtime.resource.ContentResource;
import org.apache.velocity.util.introspection.Uberspect;
import org.slf4j.helpers.NOPLogger;

/** Velocity with our rules. Reads no files by itself. */
final class StrictRuntime extends RuntimeInstance {
  static final int PARSE_DEPTH = 20;

  /** Each is made at the start; when more threads parse at a time, more are made. */
  private static final int PARSERS = 2;

  private static final int MACRO_DEPTH = 50;

  private final SafeUberspect uberspect = new SafeUberspect();
  private final TemplateFiles contents;
  private final Function<SourceFile, ParsedText> parsed;
  private final EventCartridge events = new EventCartridge();

  /**
   * @param contents reads files
   * @param parsed gives the template that is in a file
   */
  StrictRuntime(TemplateFiles contents, Function<SourceFile, ParsedText> parsed) {
    this.contents = contents;
    this.parsed = parsed;
    set(RuntimeConstants.RUNTIME_LOG_INSTANCE, NOPLogger.NOP_LOGGER);
    set(RuntimeConstants.RUNTIME_REFERENCES_STRICT, true);
    set(RuntimeConstants.RUNTIME_REFERENCES_STRICT_ESCAPE, true);
    set(RuntimeConstants.STRICT_MATH, true);
    set(RuntimeConstants.INTERPOLATE_STRINGLITERALS, false); // Literals.Text does it
    set(RuntimeConstants.SPACE_GOBBLING, "lines");
    set(RuntimeConstants.VM_PERM_INLINE_LOCAL, true);
    set(RuntimeConstants.VM_ARGUMENTS_STRICT, true);
    set(RuntimeConstants.VM_LIBRARY_DEFAULT, "");
    set(RuntimeConstants.CONVERSION_HANDLER_CLASS, "none"); // SafeUberspect narrows numbers
    set(RuntimeConstants.PARSER_POOL_SIZE, PARSERS);
    set(RuntimeConstants.VM_MAX_DEPTH, MACRO_DEPTH);
    // Above our own limit: Velocity passes over what is too deep without a word.
    set(RuntimeConstants.PARSE_DIRECTIVE_MAXDEPTH, PARSE_DEPTH + 1);
    init();
    removeDirective("evaluate");
    events.addReferenceInsertionEventHandler(new TextOf());
    events.setRuntimeServices(this);
    uberspect.setRuntimeServices(this);
    uberspect.init();
  }

  private void set(String key, Object value) {
    setProperty(key, value);
  }

  @Override
  public Parser createNewParser() {
    return new StandardParser(this);
  }

  @Override
  public SimpleNode parse(Reader reader, Template template) throws ParseException {
    SimpleNode tree = super.parse(reader, template);
    if (template instanceof ParsedText) {
      Tree.makeStrict(tree);
    }
    return tree;
  }

  @Override
  public EventCartridge getApplicationEventCartridge() {
    return events;
  }

  @Override
  public Uberspect getUberspect() {
    return uberspect;
  }

  /** The file of a {@code #parse}; the name is what {@link FileArgument} gives. */
  @Override
  public Template getTemplate(String file, String encoding) {
    return parsed.apply(contents.read(Path.of(file)));
  }

  /** The file of an {@code #include}. */
  @Override
  public ContentResource getContent(String file, String encoding) {
    ContentResource content = new ContentResource();
    content.setData(contents.read(Path.of(file)).text());
    return content;
  }

  /** Parses a text; what it gives may be rendered by several threads at a time. */
  ParsedText parse(ParsedText text) throws ParseException {
    text.setRuntimeServices(this);
    text.setData(parse(new StringReader(text.text()), text));
    text.initDocument();
    return text;
  }
}
