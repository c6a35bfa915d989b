package dev.slipway.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.ASTElseIfStatement;
import org.apache.velocity.runtime.parser.node.ASTElseStatement;
import org.apache.velocity.runtime.parser.node.ASTIfStatement;
import org.apache.velocity.runtime.parser.node.ASTSetDirective;
import org.apache.velocity.runtime.parser.node.Node;

/**
 * Walks through a parsed text in the order in which it is evaluated and notes what it reads that it
 * has not set itself.
 */
final class ReferenceCollector {
  /** Names that Velocity sets. */
  private static final String LOOP = "foreach";

  private static final String BODY = "bodyContent";

  private final List<Found> found = new ArrayList<>();
  private final Macros macros = new Macros();
  private final Files files;
  private Locals locals = Locals.none();

  /** A reference in a parsed text, not yet located in what the user wrote. */
  record Found(String root, List<String> path, Place place, boolean guarded) {}

  /** Gives the files that a template uses. */
  interface Files {
    /** Visits the file that an argument names; false when it is not known which one that is. */
    boolean visit(FileArgument argument, ReferenceCollector collector);
  }

  ReferenceCollector(Files files) {
    this.files = files;
  }

  /** What is read by one expression. */
  static List<Found> of(Node expression) {
    ReferenceCollector collector = new ReferenceCollector((_, _) -> false);
    collector.visit(expression);
    return collector.found;
  }

  List<Found> found() {
    return found;
  }

  Macros macros() {
    return macros;
  }

  void visit(Node node) {
    switch (node) {
      case StrictReference reference -> reference(reference);
      case Literals.Text text -> text.tree().ifPresent(this::visit);
      case ASTSetDirective set -> assignment(set);
      case ASTIfStatement condition -> branches(condition);
      case ASTDirective directive -> directive(directive);
      default -> children(node, 0);
    }
  }

  private void children(Node node, int from) {
    for (int i = from; i < node.jjtGetNumChildren(); i++) {
      visit(node.jjtGetChild(i));
    }
  }

  private void reference(StrictReference reference) {
    if (reference.isPlainText()) {
      return;
    }
    read(reference, ReferencePath.of(reference, reference.stepCount()));
  }

  private void read(StrictReference reference, List<String> path) {
    String root = reference.getRootString();
    if (!locals.certain().contains(root)) {
      boolean guarded = reference.alternate().isPresent() || locals.possible().contains(root);
      found.add(new Found(root, path, reference.place(), guarded));
    }
    children(reference, 0);
  }

  private void assignment(ASTSetDirective set) {
    visit(set.jjtGetChild(1));
    StrictReference target = (StrictReference) set.jjtGetChild(0);
    if (target.stepCount() == 0) {
      locals.set(target.getRootString());
    } else {
      read(target, ReferencePath.of(target, target.stepCount() - 1));
    }
  }

  private void branches(ASTIfStatement statement) {
    visit(statement.jjtGetChild(0));
    Locals before = locals;
    List<Locals> ends = new ArrayList<>(List.of(after(statement.jjtGetChild(1), before)));
    boolean complete = false;
    for (int i = 2; i < statement.jjtGetNumChildren(); i++) {
      Node branch = statement.jjtGetChild(i);
      if (branch instanceof ASTElseIfStatement) {
        visit(branch.jjtGetChild(0));
        ends.add(after(branch.jjtGetChild(1), before));
      } else if (branch instanceof ASTElseStatement) {
        ends.add(after(branch, before));
        complete = true;
      }
    }
    Locals met = complete ? ends.getFirst() : before.copy();
    ends.forEach(met::meet);
    locals = met;
  }

  private Locals after(Node part, Locals before) {
    locals = before.copy();
    visit(part);
    Locals end = locals;
    locals = before;
    return end;
  }

  private void directive(ASTDirective directive) {
    switch (directive.getDirectiveName()) {
      case "foreach" -> loop(directive);
      case "macro" -> macro(directive);
      case "define" -> definition(directive);
      case "parse" -> use(directive);
      default -> {
        macros.called(directive);
        children(directive, 0);
      }
    }
  }

  private void loop(ASTDirective loop) {
    visit(loop.jjtGetChild(2));
    Locals before = locals;
    List<String> own = List.of(((StrictReference) loop.jjtGetChild(0)).getRootString(), LOOP);
    Locals inside = before.copy();
    own.forEach(inside::set);
    Locals end = after(loop.jjtGetChild(3), inside);
    end.possible().removeAll(own);
    locals = before;
    locals.mayHave(end);
    children(loop, 4);
  }

  private void definition(ASTDirective definition) {
    children(definition, 1);
    locals.set(((StrictReference) definition.jjtGetChild(0)).getRootString());
  }

  /** The body runs where the macro is called; by then anything in the file may have been set. */
  private void macro(ASTDirective macro) {
    macros.defined(macro);
    Locals inside = Locals.none();
    inside.possible().addAll(setAnywhere(root(macro)));
    inside.set(BODY);
    int last = macro.jjtGetNumChildren() - 1;
    for (int i = 1; i < last; i++) {
      Node parameter = macro.jjtGetChild(i);
      if (parameter instanceof StrictReference reference) {
        inside.set(reference.getRootString());
      } else {
        inside.set(parameter.getFirstTokenImage().replace("$", ""));
        i++;
        visit(macro.jjtGetChild(i));
      }
    }
    after(macro.jjtGetChild(last), inside);
  }

  private static Node root(Node node) {
    Node root = node;
    while (root.jjtGetParent() != null) {
      root = root.jjtGetParent();
    }
    return root;
  }

  private static Set<String> setAnywhere(Node node) {
    Set<String> names = new HashSet<>();
    boolean sets =
        node instanceof ASTSetDirective
            || (node instanceof ASTDirective directive
                && directive.getDirectiveName().equals("define"));
    if (sets && node.jjtGetChild(0) instanceof StrictReference target) {
      names.add(target.getRootString());
    }
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      names.addAll(setAnywhere(node.jjtGetChild(i)));
    }
    return names;
  }

  private void use(ASTDirective parse) {
    children(parse, 0);
    if (!files.visit((FileArgument) parse.jjtGetChild(0), this)) {
      macros.mayComeFromElsewhere();
    }
  }
}
