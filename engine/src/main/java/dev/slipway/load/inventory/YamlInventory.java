package dev.slipway.load.inventory;

import static dev.slipway.diagnostic.ProblemCode.INVENTORY_SYNTAX;
import static dev.slipway.diagnostic.ProblemCode.UNSUPPORTED;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.load.inventory.InventoryDraft.GroupDraft;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.List;
import java.util.Optional;

/**
 * Reads the YAML form: groups at the top, each with {@code hosts}, {@code children} and {@code
 * vars}; a child has the same form again.
 */
final class YamlInventory {
  private static final List<String> PARTS = List.of("hosts", "children", "vars");

  private final InventoryDraft draft;
  private final Problems problems;

  private YamlInventory(InventoryDraft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  static void read(Node document, InventoryDraft draft, Problems problems) {
    new YamlInventory(draft, problems).readDocument(document);
  }

  private void readDocument(Node document) {
    switch (document) {
      case Scalar scalar when scalar.isNull() -> {}
      case Mapping mapping when mapping.get("plugin").isPresent() ->
          problems.error(
              UNSUPPORTED,
              mapping.entry("plugin").orElseThrow().key().range(),
              "Inventory plugins are not supported.",
              "write the hosts down, or use an executable script that prints them as JSON");
      case Mapping mapping -> mapping.entries().forEach(this::readGroup);
      case Scalar _, Sequence _ ->
          refuse(
              document,
              "An inventory is a mapping of groups, not " + document.describe() + ".",
              "begin with \"all:\" and put \"hosts:\" or \"children:\" below it");
    }
  }

  private void readGroup(Entry written) {
    GroupDraft group = draft.declare(written.name());
    switch (written.value()) {
      case Scalar scalar when scalar.isNull() -> {}
      case Mapping body -> body.entries().forEach(part -> readPart(group, part));
      case Scalar _, Sequence _ ->
          refuse(
              written.value(),
              "Group \"%s\" is a mapping, not %s."
                  .formatted(group.name, written.value().describe()),
              "put \"hosts:\", \"children:\" or \"vars:\" below it");
    }
  }

  private void readPart(GroupDraft group, Entry part) {
    switch (part.name()) {
      case "hosts" -> entries(part, "host").forEach(host -> readHost(group, host));
      case "children" -> entries(part, "group").forEach(child -> readChild(group, child));
      case "vars" ->
          variables(part.value(), "\"vars\" of group \"" + group.name + "\"")
              .ifPresent(
                  variables ->
                      variables.addTo(group, "group " + group.name + " in " + fileOf(part)));
      default ->
          refuse(
              part.key(),
              "A group has no \"" + part.name() + "\".",
              Suggestion.didYouMean(
                  part.name(),
                  PARTS,
                  "hosts go below \"hosts:\", groups below \"children:\", variables below"
                      + " \"vars:\""));
    }
  }

  private void readChild(GroupDraft parent, Entry child) {
    parent.children.putIfAbsent(child.name(), child.key().range());
    readGroup(child);
  }

  private void readHost(GroupDraft group, Entry written) {
    Scalar key = written.key();
    LocatedText pattern =
        LocatedText.line(key.range().file(), key.range().start().line(), key.text())
            .movedTo(key.range().start().column());
    InlineVariables variables =
        variables(written.value(), "Host \"" + key.text() + "\"")
            .orElseGet(() -> new InlineVariables(problems));
    draft.addHosts(group, pattern, variables, problems);
  }

  /** The entries of a part. One name alone stands for a mapping with that key. */
  private List<Entry> entries(Entry part, String what) {
    return switch (part.value()) {
      case Scalar scalar when scalar.isNull() -> List.of();
      case Scalar scalar -> List.of(new Entry(scalar, nothing(scalar)));
      case Mapping mapping -> mapping.entries();
      case Sequence list -> {
        refuse(
            list.items().isEmpty() ? list : list.items().getFirst(),
            "\"" + part.name() + "\" is a mapping with one key a " + what + ", not a list.",
            "write \"NAME:\" instead of \"- NAME\"");
        yield List.of();
      }
    };
  }

  private static Scalar nothing(Scalar at) {
    return new Scalar(at.range(), "", null, Scalar.Style.PLAIN, Scalar.Tag.NONE);
  }

  private Optional<InlineVariables> variables(Node value, String owner) {
    return switch (value) {
      case Scalar scalar when scalar.isNull() -> Optional.empty();
      case Mapping mapping -> Optional.of(InlineVariables.of(mapping, problems));
      case Scalar _, Sequence _ -> {
        refuse(
            value,
            owner + " takes a mapping of variables, not " + value.describe() + ".",
            "write \"name: value\" lines");
        yield Optional.empty();
      }
    };
  }

  private static String fileOf(Entry entry) {
    return entry.key().range().file().name();
  }

  private void refuse(Node node, String message, String fix) {
    problems.error(INVENTORY_SYNTAX, node.range(), message, fix);
  }
}
