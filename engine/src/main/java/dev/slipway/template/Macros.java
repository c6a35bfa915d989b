package dev.slipway.template;

import dev.slipway.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.Node;

/** The macros that a template and the files it uses define and call. */
final class Macros {
  private static final Set<String> DIRECTIVES = Set.of("include", "break", "stop");

  private final Set<String> defined = new LinkedHashSet<>();
  private final List<ASTDirective> calls = new ArrayList<>();
  private boolean complete = true;

  void defined(ASTDirective macro) {
    Node name = macro.jjtGetChild(0);
    defined.add(name.getFirstTokenImage());
  }

  /** Notes a call; a sign and a word without arguments, such as a colour, is only text. */
  void called(ASTDirective call) {
    String last = call.getLastTokenImage();
    boolean block = last.startsWith("#end");
    if ((last.startsWith(")") || block) && !DIRECTIVES.contains(call.getDirectiveName())) {
      calls.add(call);
    }
  }

  /** A file is used whose name only running tells. */
  void mayComeFromElsewhere() {
    complete = false;
  }

  /** A failure for each call of a macro that nothing defines. */
  List<Failure> undefined() {
    if (!complete) {
      return List.of();
    }
    return calls.stream()
        .filter(call -> !defined.contains(call.getDirectiveName()))
        .map(this::undefined)
        .toList();
  }

  private Failure undefined(ASTDirective call) {
    String name = call.getDirectiveName();
    int line = call.getLine();
    int column = call.getColumn();
    Span span = new Span(line, column, line, column + name.length());
    String fix =
        name.equals("evaluate")
            ? "texts are not evaluated as templates; put the text in a file and #parse it"
            : Suggestion.didYouMean(
                name, defined, "define it with #macro, or write \\#" + name + " for a literal");
    return Failure.failed(Place.of(call, span), "\"#" + name + "\" is not defined.", fix);
  }
}
