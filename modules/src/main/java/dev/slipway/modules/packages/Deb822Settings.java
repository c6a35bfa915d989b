package dev.slipway.modules.packages;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.Ownership;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A source as declared.
 *
 * @param file its name in file names
 * @param fields by their names in {@code sources.list(5)}, without the key
 * @param signedBy a path, fingerprints or an armored key; empty with a URL
 */
record Deb822Settings(
    boolean present,
    String file,
    Map<String, String> fields,
    Optional<String> signedBy,
    Optional<String> keyUrl,
    Optional<Mode> mode) {

  /** The parameters that stand in the file as they are, with their fields. */
  private static final Map<String, String> LISTS = new LinkedHashMap<>();

  private static final Map<String, String> FLAGS = new LinkedHashMap<>();

  static {
    LISTS.put("types", "Types");
    LISTS.put("uris", "URIs");
    LISTS.put("suites", "Suites");
    LISTS.put("components", "Components");
    LISTS.put("architectures", "Architectures");
    LISTS.put("languages", "Languages");
    LISTS.put("targets", "Targets");
    LISTS.put("include", "Include");
    LISTS.put("exclude", "Exclude");
    FLAGS.put("enabled", "Enabled");
    FLAGS.put("allow_downgrade_to_insecure", "Allow-Downgrade-To-Insecure");
    FLAGS.put("allow_insecure", "Allow-Insecure");
    FLAGS.put("allow_weak", "Allow-Weak");
    FLAGS.put("by_hash", "By-Hash");
    FLAGS.put("check_date", "Check-Date");
    FLAGS.put("check_valid_until", "Check-Valid-Until");
    FLAGS.put("pdiffs", "PDiffs");
    FLAGS.put("trusted", "Trusted");
  }

  static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("deb822_repository", "Adds and removes sources of apt, with their keys.")
            .family(ModuleSpec.Family.DEBIAN)
            .describe(
                "For hosts of the Debian family: writes `/etc/apt/sources.list.d/NAME.sources`, see"
                    + " `sources.list(5)`. A key that is named by its URL is downloaded by the host"
                    + " (with curl or wget) into `/etc/apt/keyrings` and trusted for this source"
                    + " only; the plan shows it, and another key at the URL is a difference.")
            .describe(
                "The package lists are not updated: `apt` with `update_cache: true` does that, and"
                    + " does it whenever they are older than the sources.")
            .parameter(
                Parameter.identity("name", ParameterType.TEXT, "The name of the source.").must())
            .parameter(
                Parameter.state("state", ParameterType.TEXT, "Whether it is there.")
                    .otherwise("present")
                    .oneOf("present", "absent"))
            .parameter(
                Parameter.state(
                    "signed_by",
                    ParameterType.TEXT,
                    "The key: a URL, a path on the host, fingerprints, or the armored key itself."))
            .parameter(
                Parameter.state("mode", ParameterType.MODE, "The permissions of the file.")
                    .otherwise("0644"));
    LISTS.forEach((name, field) -> spec.parameter(list(name, field)));
    FLAGS.forEach((name, field) -> spec.parameter(field(name, field, ParameterType.BOOLEAN)));
    spec.parameter(field("date_max_future", "Date-Max-Future", ParameterType.INTEGER));
    spec.parameter(field("inrelease_path", "InRelease-Path", ParameterType.TEXT));
    return spec.parameter(
            Parameter.control("install_python_debian", ParameterType.BOOLEAN, "Has no effect.")
                .otherwise("false"))
        .rule(ParameterRule.requiredIf("state", "present", "uris", "suites"))
        .returns("dest", "The file of the source.")
        .returns("key_filename", "The file of its key, when it was downloaded.")
        .returns("repo", "The text of the file.")
        .example(
            "A source with its key",
            """
            - deb822_repository:
                name: example
                uris: https://example.org/debian
                suites: stable
                components: main
                signed_by: https://example.org/archive-key.asc
            """)
        .example(
            "Remove it again",
            """
            - deb822_repository:
                name: example
                state: absent
            """)
        .build();
  }

  private static Parameter list(String name, String field) {
    Parameter parameter = field(name, field, ParameterType.TEXTS);
    return name.equals("types") ? parameter.otherwise("deb") : parameter;
  }

  private static Parameter field(String name, String field, ParameterType type) {
    return Parameter.state(name, type, "The field `" + field + "`.");
  }

  static Deb822Settings bind(Arguments arguments) {
    String name = arguments.text("name");
    String file = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
    if (!file.matches(".*[a-z0-9].*")) {
      arguments.reject("name", "\"" + name + "\" makes no name of a file.", "use letters.");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("X-Repolib-Name", name);
    LISTS.forEach((key, field) -> put(fields, field, String.join(" ", arguments.texts(key))));
    FLAGS.forEach(
        (key, field) ->
            arguments
                .optionalFlag(key)
                .ifPresent(value -> fields.put(field, value ? "yes" : "no")));
    arguments
        .optionalInteger("date_max_future")
        .ifPresent(seconds -> fields.put("Date-Max-Future", seconds.toString()));
    arguments.optionalText("inrelease_path").ifPresent(path -> put(fields, "InRelease-Path", path));
    mustFit(arguments, fields);
    Optional<String> key = arguments.optionalText("signed_by").map(String::strip);
    Optional<String> url = key.filter(text -> text.matches("(https?|ftp|file)://\\S+"));
    return new Deb822Settings(
        arguments.text("state").equals("present"),
        file,
        fields,
        url.isPresent() ? Optional.empty() : key,
        url,
        Ownership.mode(arguments, "mode"));
  }

  private static void put(Map<String, String> fields, String field, String text) {
    if (!text.isEmpty()) {
      fields.put(field, text);
    }
  }

  private static void mustFit(Arguments arguments, Map<String, String> fields) {
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (field.getValue().contains("\n")) {
        arguments.reject("name", "A field of a source is one line.", "remove the line end.");
      }
    }
    boolean exact = arguments.texts("suites").stream().anyMatch(suite -> suite.endsWith("/"));
    boolean components = fields.containsKey("Components");
    if (fields.containsKey("Suites") && exact == components) {
      arguments.reject(
          "components",
          exact
              ? "A suite that ends with / is a folder, and has no components."
              : "A suite without / at its end has components.",
          exact ? "leave components out." : "write components: main, or what the source has.");
    }
  }

  String path() {
    return AptSourceFilesProbe.FOLDER + file + ".sources";
  }

  /** The path of the key, without what its form is named by. */
  String keyStem() {
    return "/etc/apt/keyrings/" + file;
  }

  /** The text of the file. */
  String text(Optional<String> keyPath) {
    List<String> lines = new ArrayList<>();
    fields.forEach((field, value) -> lines.add(field + ": " + value));
    keyPath.or(() -> signedBy).ifPresent(key -> lines.add("Signed-By: " + folded(key)));
    return String.join("\n", lines) + "\n";
  }

  /** A key of several lines continues on lines that begin with a blank; a dot is an empty line. */
  private static String folded(String key) {
    if (!key.contains("\n")) {
      return key;
    }
    return "\n"
        + String.join(
            "\n", key.lines().map(line -> line.isBlank() ? " ." : " " + line.strip()).toList());
  }
}
