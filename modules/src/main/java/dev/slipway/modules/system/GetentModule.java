package dev.slipway.modules.system;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.Shell;
import dev.slipway.host.probe.CommandAnswer;
import dev.slipway.host.probe.CommandProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the databases of the name service switch have. Exit statuses are those of getent(1).
 */
final class GetentModule implements TaskModule<GetentModule.Question, CommandAnswer> {
  private static final Set<String> WITH_COLONS = Set.of("passwd", "shadow", "group", "gshadow");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int UNKNOWN_DATABASE = 1;
  private static final int NO_SUCH_KEY = 2;
  private static final int NOT_LISTED = 3;
  private static final int NO_PROGRAM = 127;

  private static final ModuleSpec SPEC =
      ModuleSpec.named("getent", "Tells what a database of users, groups, hosts and so on has.")
          .describe(
              "The program getent of the host asks whatever the host is set up to ask (files,"
                  + " LDAP, DNS). From then on the answer is `facts.getent_DATABASE`, too, such as"
                  + " `facts.getent_passwd`. Hashes of passwords, as `shadow` has them, are shown"
                  + " where a task shows them: such tasks need `no_log`.")
          .parameter(
              Parameter.identity(
                      "database",
                      ParameterType.TEXT,
                      "The database, such as `passwd`, `group`, `hosts` or `services`.")
                  .must())
          .parameter(
              Parameter.identity(
                  "key", ParameterType.TEXT, "What is looked up; everything when left out."))
          .parameter(
              Parameter.control(
                  "split",
                  ParameterType.TEXT,
                  "What stands between the fields of a line; otherwise `:` for `passwd`, `shadow`,"
                      + " `group` and `gshadow`, and blanks for the rest."))
          .parameter(
              Parameter.control(
                      "fail_key",
                      ParameterType.BOOLEAN,
                      "Whether it is a failure when there is no such key. Otherwise its value is"
                          + " null.")
                  .otherwise("true"))
          .parameter(
              Parameter.control(
                  "service",
                  ParameterType.TEXT,
                  "The one service that is asked, such as `files`, whatever the host is set up to"
                      + " ask."))
          .returns(
              "ansible_facts",
              "A map with the one name `getent_DATABASE`, a map: by the first field of each line a"
                  + " list of the others; a list of such lists where several lines begin alike.")
          .example(
              "Only where a user is there",
              """
              - getent:
                  database: passwd
                  key: root
                register: found
              - debug:
                  msg: ${found.ansible_facts.getent_passwd.root.get(4)}
              """)
          .build();

  /**
   * What is asked.
   *
   * @param separator between fields; blanks when empty
   */
  record Question(
      String database,
      Optional<String> key,
      Optional<String> separator,
      boolean keyMustBe,
      Optional<String> service) {

    CommandProbe probe() {
      List<String> words = new ArrayList<>(List.of("getent"));
      service.ifPresent(name -> words.addAll(List.of("-s", name)));
      words.addAll(List.of("--", database));
      key.ifPresent(words::add);
      return new CommandProbe(Shell.quoteAll(words));
    }
  }

  /** Of entries that a change adds, alters or removes, only the host can tell what it says then. */
  static List<Prediction<?>> afterChange(String entry, String... databases) {
    List<Prediction<?>> predictions = new ArrayList<>();
    for (String database : databases) {
      for (Optional<String> key : List.of(Optional.of(entry), Optional.<String>empty())) {
        predictions.add(
            Prediction.afterApply(
                new Question(database, key, Optional.empty(), true, Optional.empty()).probe()));
      }
    }
    return predictions;
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Question bind(Arguments arguments) {
    String database = name(arguments, "database", arguments.text("database"));
    Optional<String> service =
        arguments.optionalText("service").map(text -> name(arguments, "service", text));
    Optional<String> split = arguments.optionalText("split");
    if (split.filter(String::isEmpty).isPresent()) {
      arguments.reject(
          "split", "Nothing separates no fields.", "write a character, or leave it out.");
    }
    Optional<String> usual = WITH_COLONS.contains(database) ? Optional.of(":") : Optional.empty();
    return new Question(
        database,
        arguments.optionalText("key").filter(key -> !key.isEmpty()),
        split.or(() -> usual),
        arguments.flag("fail_key"),
        service);
  }

  private static String name(Arguments arguments, String parameter, String text) {
    if (!text.matches("[A-Za-z][A-Za-z0-9_]*")) {
      arguments.reject(
          parameter,
          "\"" + text.replace('\n', ' ') + "\" is no name of nsswitch.conf(5).",
          "write a name of letters, such as passwd or files.");
    }
    return text;
  }

  @Override
  public CommandAnswer observe(Question desired, HostReader host) throws HostException {
    CommandAnswer answer = host.ask(desired.probe());
    switch (answer.exit()) {
      case 0 -> {}
      case NO_SUCH_KEY -> mustNotMatter(desired);
      case UNKNOWN_DATABASE ->
          throw new TaskFailedException(
              "The host has no database \"%s\"%s."
                  .formatted(
                      desired.database(),
                      desired.service().map(name -> ", or no service " + name).orElse("")));
      case NOT_LISTED ->
          throw new TaskFailedException(
              "The database \"%s\" does not tell all that it has. Look one up, with key."
                  .formatted(desired.database()));
      case NO_PROGRAM -> throw new TaskFailedException("The host has no program \"getent\".");
      default -> throw new TaskFailedException("getent says:\n" + answer.stderr().strip());
    }
    return answer;
  }

  private static void mustNotMatter(Question desired) {
    if (desired.keyMustBe() && desired.key().isPresent()) {
      throw new TaskFailedException(
          "The database \"%s\" has no \"%s\". Set fail_key: false where that is no failure."
              .formatted(desired.database(), desired.key().get()));
    }
  }

  @Override
  public Diff diff(Question desired, CommandAnswer observed) {
    return Diff.none();
  }

  @Override
  public Map<String, Object> apply(Question desired, Diff diff, HostSession host) {
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Question desired, CommandAnswer observed) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    if (observed.exit() == NO_SUCH_KEY) {
      desired.key().ifPresent(key -> entries.put(key, null));
    } else {
      entries.putAll(entries(desired, observed.stdout()));
    }
    return Map.of("ansible_facts", Map.of("getent_" + desired.database(), entries));
  }

  private static Map<String, Object> entries(Question desired, String output) {
    Map<String, List<Object>> lines = new LinkedHashMap<>();
    for (String line : output.lines().toList()) {
      List<String> fields = fields(desired, line);
      if (!fields.isEmpty()) {
        lines
            .computeIfAbsent(fields.getFirst(), _ -> new ArrayList<>())
            .add(List.copyOf(fields.subList(1, fields.size())));
      }
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    lines.forEach((key, list) -> entries.put(key, list.size() == 1 ? list.getFirst() : list));
    return entries;
  }

  private static List<String> fields(Question desired, String line) {
    if (desired.separator().isPresent()) {
      return List.of(line.split(Pattern.quote(desired.separator().get()), -1));
    }
    return line.isBlank() ? List.of() : List.of(BLANKS.split(line.strip(), -1));
  }
}
