package dev.slipway.load.inventory;

import static dev.slipway.diagnostic.ProblemCode.INVENTORY_SYNTAX;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.load.inventory.InventoryDraft.GroupDraft;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import dev.slipway.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads what an executable prints for {@code --list}: a JSON object with a key for each group (a
 * list of hosts, or an object with {@code hosts}, {@code children} and {@code vars}) and {@code
 * _meta.hostvars} with the variables of each host. Without {@code _meta} it is asked for each host
 * with {@code --host NAME}.
 */
final class ScriptInventory {
  private static final String META = "_meta";

  private final Path path;
  private final InventoryDraft draft;
  private final Problems problems;

  private ScriptInventory(Path path, InventoryDraft draft, Problems problems) {
    this.path = path;
    this.draft = draft;
    this.problems = problems;
  }

  /** An executable file that names its interpreter in its first line. */
  static boolean isScript(Path path) {
    if (!Files.isExecutable(path)) {
      return false;
    }
    try (InputStream content = Files.newInputStream(path)) {
      return new String(content.readNBytes(2), java.nio.charset.StandardCharsets.ISO_8859_1)
          .equals("#!");
    } catch (IOException _) {
      return false;
    }
  }

  static void read(Path path, InventoryDraft draft, Problems problems) {
    new ScriptInventory(path, draft, problems).readAll();
  }

  private void readAll() {
    Optional<Mapping> answer = ask("--list");
    if (answer.isEmpty()) {
      return;
    }
    Mapping groups = answer.get();
    groups.entries().stream().filter(entry -> !entry.name().equals(META)).forEach(this::readGroup);
    Optional<Mapping> variables =
        groups
            .get(META)
            .flatMap(this::mapping)
            .flatMap(meta -> meta.get("hostvars"))
            .flatMap(this::mapping);
    if (variables.isPresent()) {
      variables.get().entries().forEach(this::readHostVariables);
    } else if (groups.get(META).isEmpty()) {
      askForEachHost();
    }
  }

  private void askForEachHost() {
    for (String host : List.copyOf(draft.hosts().keySet())) {
      ask("--host", host)
          .ifPresent(
              answer ->
                  InlineVariables.of(answer, problems)
                      .addTo(draft.host(host, answer.range()), origin("host " + host, answer)));
    }
  }

  private void readGroup(Entry written) {
    GroupDraft group = draft.declare(written.name());
    switch (written.value()) {
      case Scalar scalar when scalar.isNull() -> {}
      case Sequence hosts -> readHosts(group, hosts);
      case Mapping body -> body.entries().forEach(part -> readPart(group, part));
      case Scalar scalar -> refuse(scalar, "a list of hosts or an object");
    }
  }

  private void readPart(GroupDraft group, Entry part) {
    switch (part.name()) {
      case "hosts" -> list(part.value()).ifPresent(hosts -> readHosts(group, hosts));
      case "children" ->
          list(part.value()).stream()
              .flatMap(children -> children.items().stream())
              .forEach(child -> readChild(group, child));
      case "vars" ->
          mapping(part.value())
              .ifPresent(
                  variables ->
                      InlineVariables.of(variables, problems)
                          .addTo(group, origin("group " + group.name, variables)));
      default -> refuse(part.key(), "\"hosts\", \"children\" or \"vars\" of a group");
    }
  }

  private void readHosts(GroupDraft group, Sequence hosts) {
    for (Node host : hosts.items()) {
      if (host instanceof Scalar name) {
        group.hosts.add(name.text());
        draft.host(name.text(), name.range());
      } else {
        refuse(host, "the name of a host");
      }
    }
  }

  private void readChild(GroupDraft group, Node child) {
    if (child instanceof Scalar name) {
      draft.mention(name.text(), name.range());
      group.children.putIfAbsent(name.text(), name.range());
    } else {
      refuse(child, "the name of a group");
    }
  }

  private void readHostVariables(Entry host) {
    mapping(host.value())
        .ifPresent(
            variables ->
                InlineVariables.of(variables, problems)
                    .addTo(
                        draft.host(host.name(), host.key().range()),
                        origin("host " + host.name(), variables)));
  }

  private static String origin(String what, Node node) {
    return what + " in " + node.range().file().name();
  }

  private Optional<Sequence> list(Node node) {
    if (node instanceof Sequence sequence) {
      return Optional.of(sequence);
    }
    refuse(node, "a list");
    return Optional.empty();
  }

  private Optional<Mapping> mapping(Node node) {
    if (node instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    refuse(node, "an object");
    return Optional.empty();
  }

  private void refuse(Node node, String expected) {
    problems.error(
        INVENTORY_SYNTAX,
        node.range(),
        "The script printed " + node.describe() + " where " + expected + " is expected.",
        "correct the script; \"" + node.range().file() + "\" shows what it prints");
  }

  private Optional<Mapping> ask(String... arguments) {
    return InventoryScript.run(path, List.of(arguments), problems)
        .flatMap((SourceFile output) -> YamlReader.read(output, problems))
        .flatMap(this::mapping);
  }
}
