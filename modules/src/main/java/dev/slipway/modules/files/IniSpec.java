package dev.slipway.modules.files;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.FileControls;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.TextModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Name and parameters of the module {@code ini_file}, and what they say. */
final class IniSpec {
  private IniSpec() {}

  static TextModule module() {
    return new TextModule(
        spec(), arguments -> new TextModule.Desired(target(arguments), edit(arguments)));
  }

  private static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("ini_file", "Makes sure that an option is in an INI file, or is not.")
            .describe(
                "A line that sets the option gets the value where it stands, also one that is"
                    + " commented out; a new one goes behind the last option of the section, and a"
                    + " new section to the end. All other lines stay as they are, comments and"
                    + " blanks too.")
            .describe(
                "Without `option` it is about the section: `present` adds its header, `absent`"
                    + " removes it with everything in it. A line that is commented out is never"
                    + " removed. A file that is not UTF-8 is edited byte by byte.");
    options(spec);
    manner(spec);
    return spec.parameters(Ownership.parameters())
        .untaken(Ownership.untaken())
        .parameters(FileControls.parameters())
        .rule(ParameterRule.atMostOne("value", "values"))
        .returns("path", "The file.")
        .returns(
            "msg",
            "`option added`, `option changed`, `option removed`, `only section added`, `section"
                + " and option added` or `section removed`.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "One option",
            """
            - ini_file:
                path: /etc/app.ini
                section: database
                option: port
                value: 5432
                mode: '0600'
            """)
        .example(
            "Several values of one option",
            """
            - ini_file:
                path: /etc/systemd/resolved.conf
                section: Resolve
                option: DNS
                values: [10.0.0.1, 10.0.0.2]
                no_extra_spaces: true
            """)
        .build();
  }

  private static void options(ModuleSpec.Builder spec) {
    spec.parameter(EditParameters.path())
        .parameter(
            Parameter.state(
                "section",
                ParameterType.TEXT,
                "The section; what stands before the first one when it is left out or empty."))
        .parameter(
            Parameter.control(
                "section_has_values",
                ParameterType.LIST,
                "Which of several sections of the same name is meant: the first one that has these"
                    + " options, each a map of `option` and `value` or `values`."))
        .parameter(Parameter.state("option", ParameterType.TEXT, "The name of the option."))
        .parameter(Parameter.state("value", ParameterType.TEXT, "Its value."))
        .parameter(Parameter.state("values", ParameterType.LIST, "Its values, a line for each."))
        .parameter(EditParameters.state());
  }

  private static void manner(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.state(
                    "exclusive",
                    ParameterType.BOOLEAN,
                    "Whether the option has no other values. If not, lines with other values stay,"
                        + " and `absent` removes lines with these values only.")
                .otherwise("true"))
        .parameter(flag("allow_no_value", "an option may stand without value and equals sign"))
        .parameter(
            Parameter.state(
                    "no_extra_spaces",
                    ParameterType.BOOLEAN,
                    "Whether the equals sign stands without spaces around it.")
                .otherwise("false"))
        .parameter(flag("ignore_spaces", "a line that differs in spaces only is left as it is"))
        .parameter(
            Parameter.control(
                    "modify_inactive_option",
                    ParameterType.BOOLEAN,
                    "Whether a line that is commented out is made use of.")
                .otherwise("true"))
        .parameter(
            Parameter.control(
                    "create",
                    ParameterType.BOOLEAN,
                    "Whether a file that is missing is made, with its directory.")
                .otherwise("true"))
        .parameter(
            Parameter.control("follow", ParameterType.BOOLEAN, "Only `true`: a link stays a link.")
                .otherwise("true"));
  }

  private static Parameter flag(String name, String what) {
    return Parameter.control(name, ParameterType.BOOLEAN, "Whether " + what + ".")
        .otherwise("false");
  }

  private static TextEditing.Target target(Arguments arguments) {
    if (!arguments.flag("follow")) {
      arguments.reject(
          "follow",
          "The text of a link's file would be put in place of the link.",
          "leave it out, or remove the link first.");
    }
    return new TextEditing.Target(
        Paths.bind(arguments, "path"),
        arguments.flag("create"),
        Ownership.bind(arguments),
        arguments.flag("backup"),
        FileControls.validate(arguments));
  }

  private static IniEdit edit(Arguments arguments) {
    boolean present = arguments.text("state").equals("present");
    Optional<String> section =
        arguments.optionalText("section").map(String::strip).filter(name -> !name.isEmpty());
    Optional<String> name = arguments.optionalText("option").map(String::strip);
    List<Optional<String>> values = values(arguments);
    check(arguments, present, section, name);
    if (present && values.isEmpty() && name.isPresent()) {
      if (!arguments.flag("allow_no_value")) {
        arguments.reject(
            "value", "The option gets no value.", "write value, or allow_no_value: true.");
      }
      values = List.of(Optional.empty());
    }
    List<Optional<String>> wanted = values;
    return new IniEdit(
        present,
        section,
        having(arguments),
        name.map(option -> new IniOption(option, wanted)),
        arguments.flag("exclusive"),
        new IniEdit.Form(
            !arguments.flag("no_extra_spaces"),
            arguments.flag("ignore_spaces"),
            arguments.flag("modify_inactive_option")));
  }

  private static void check(
      Arguments arguments, boolean present, Optional<String> section, Optional<String> option) {
    if (option.isEmpty() && section.isEmpty()) {
      arguments.reject(
          "option", "Nothing says what it is about.", "write option, or section, or both.");
    }
    if (option.isEmpty() && present && (arguments.has("value") || arguments.has("values"))) {
      arguments.reject("option", "A value needs an option.", "write the name of the option.");
    }
    option
        .filter(name -> name.isEmpty() || name.matches("(?s)[#;\\[].*|.*[=\r\n].*"))
        .ifPresent(
            name ->
                arguments.reject(
                    "option",
                    "\"" + name.replaceAll("[\r\n]+", " ") + "\" is not the name of an option.",
                    "write it on one line, without =, and without #, ; or [ at its start."));
    section
        .filter(name -> name.matches("(?s).*[\\]\r\n].*"))
        .ifPresent(
            name ->
                arguments.reject(
                    "section",
                    "\"" + name.replaceAll("[\r\n]+", " ") + "\" is not the name of a section.",
                    "write it on one line, without brackets."));
  }

  private static List<Optional<String>> values(Arguments arguments) {
    List<Object> written = new ArrayList<>();
    arguments.optionalText("value").ifPresent(written::add);
    arguments
        .value("values")
        .filter(List.class::isInstance)
        .ifPresent(list -> written.addAll((List<?>) list));
    return values(arguments, arguments.has("value") ? "value" : "values", written);
  }

  private static List<Optional<String>> values(
      Arguments arguments, String parameter, List<?> written) {
    List<Optional<String>> values = new ArrayList<>();
    for (Object value : written) {
      if (value instanceof List || value instanceof Map || String.valueOf(value).contains("\n")) {
        arguments.reject(
            parameter,
            "A value is no single line of text.",
            "write each value on one line; several go into values.");
      }
      values.add(Optional.of(String.valueOf(value).strip()));
    }
    return values;
  }

  private static List<IniOption> having(Arguments arguments) {
    List<IniOption> having = new ArrayList<>();
    Object written = arguments.value("section_has_values").orElse(List.of());
    for (Object entry : (List<?>) written) {
      if (entry instanceof Map<?, ?> map && map.get("option") != null) {
        List<Object> values = new ArrayList<>();
        Optional.<Object>ofNullable(map.get("value")).ifPresent(values::add);
        if (map.get("values") instanceof List<?> several) {
          values.addAll(several);
        }
        having.add(
            new IniOption(
                String.valueOf(map.get("option")).strip(),
                values(arguments, "section_has_values", values)));
      } else {
        arguments.reject(
            "section_has_values",
            "An entry names no option.",
            "write each as {option: NAME, value: VALUE}.");
      }
    }
    return having;
  }
}
