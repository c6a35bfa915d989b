package dev.slipway.modules.files;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Name and parameters of the module {@code find}, and what they say. */
final class FindSpec {
  private static final Pattern AMOUNT = Pattern.compile("(-?[0-9]{1,15})([a-z]?)[a-z]*");
  private static final Map<String, Long> SECONDS =
      Map.of("", 1L, "s", 1L, "m", 60L, "h", 3600L, "d", 86_400L, "w", 604_800L);
  private static final Map<String, Long> BYTES =
      Map.of("", 1L, "b", 1L, "k", 1L << 10, "m", 1L << 20, "g", 1L << 30, "t", 1L << 40);

  private FindSpec() {}

  static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("find", "Lists files of the host by name, age, size, mode or content.")
            .describe(
                "All criteria have to hold. What is found is told from the top down, by path. A"
                    + " path that is no directory is no failure: it is in `skipped_paths`.")
            .describe(
                "`contains` brings the content of every file that the other criteria leave over to"
                    + " the control host; not for files of many megabytes.")
            .describe(
                "Digests are SHA-256 unless `checksum_algorithm` says otherwise. In a dry run, a"
                    + " listing of directories that tasks before it alter is known after apply.");
    names(spec);
    criteria(spec);
    walk(spec);
    return spec.returns("files", "What was found: each as the `stat` of the module `stat`.")
        .returns("matched", "How many were found.")
        .returns("examined", "How many were looked at.")
        .returns("skipped_paths", "Why paths were not, or not wholly, looked at, by path.")
        .returns("msg", "`All paths examined`, or that it is not so.")
        .example(
            "Old logs",
            """
            - find:
                paths: /var/log
                patterns: '*.log,*.gz'
                age: 4w
                size: 1m
                recurse: true
              register: logs
            - debug:
                msg: $logs.matched files
            """)
        .example(
            "Everything but some directories",
            """
            - find:
                paths: [/srv/app, /opt]
                file_type: directory
                excludes: [cache, 'tmp*']
            """)
        .build();
  }

  private static void names(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.identity("paths", ParameterType.TEXTS, "The directories to look into.")
                .alias("name", "path")
                .must())
        .parameter(
            Parameter.control(
                    "patterns",
                    ParameterType.TEXTS,
                    "Patterns of the shell, of which the name has to match one; a pattern with a"
                        + " comma has to stand in a list.")
                .alias("pattern"))
        .parameter(
            Parameter.control(
                    "excludes", ParameterType.TEXTS, "Patterns of which the name must match none.")
                .alias("exclude"))
        .parameter(
            Parameter.control(
                    "use_regex",
                    ParameterType.BOOLEAN,
                    "Whether patterns are regular expressions, which have to match the whole name.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "hidden", ParameterType.BOOLEAN, "Whether names may begin with a dot.")
                .otherwise("false"));
  }

  private static void criteria(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.control("file_type", ParameterType.TEXT, "What is looked for.")
                .oneOf("file", "directory", "link", "any")
                .otherwise("file"))
        .parameter(
            Parameter.control(
                "contains",
                ParameterType.TEXT,
                "A regular expression that has to match the beginning of a line of the file."))
        .parameter(
            Parameter.control(
                    "read_whole_file",
                    ParameterType.BOOLEAN,
                    "Whether `contains` is looked for anywhere in the whole content.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                "age",
                ParameterType.TEXT,
                "How old it has to be at least; with a minus, at most. Seconds, or with one of"
                    + " `s m h d w`."))
        .parameter(
            Parameter.control("age_stamp", ParameterType.TEXT, "By which time the age counts.")
                .oneOf("atime", "ctime", "mtime")
                .otherwise("mtime"))
        .parameter(
            Parameter.control(
                "size",
                ParameterType.TEXT,
                "How large a file has to be at least; with a minus, at most. Bytes, or with one of"
                    + " `b k m g t`."))
        .parameter(
            Parameter.control(
                "mode", ParameterType.MODE, "Permissions that it has to have, as for `file`."))
        .parameter(
            Parameter.control(
                    "exact_mode",
                    ParameterType.BOOLEAN,
                    "Whether it must have no other permissions than `mode`.")
                .otherwise("true"));
  }

  private static void walk(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.control(
                    "recurse", ParameterType.BOOLEAN, "Whether directories within are looked into.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                "depth",
                ParameterType.INTEGER,
                "How many levels are looked at with `recurse`; all when left out."))
        .parameter(
            Parameter.control(
                    "follow",
                    ParameterType.BOOLEAN,
                    "Whether directories that links lead to are looked into.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                "limit", ParameterType.INTEGER, "How many are told at most, from the top down."))
        .parameter(
            Parameter.control(
                    "get_checksum", ParameterType.BOOLEAN, "Whether digests of files are told.")
                .otherwise("false"))
        .parameter(
            Parameter.control("checksum_algorithm", ParameterType.TEXT, "Of the digests.")
                .alias("checksum", "checksum_algo")
                .oneOf("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
                .otherwise("sha256"));
  }

  /** Seconds; negative: at most so many. */
  static Optional<Long> age(Arguments arguments) {
    return amount(arguments, "age", SECONDS, "write a number and one of s, m, h, d, w; such as 2d");
  }

  /** Bytes; negative: at most so many. */
  static Optional<Long> size(Arguments arguments) {
    return amount(arguments, "size", BYTES, "write a number and one of b, k, m, g, t; such as 10m");
  }

  private static Optional<Long> amount(
      Arguments arguments, String parameter, Map<String, Long> units, String fix) {
    Optional<String> written = arguments.optionalText(parameter);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Matcher form = AMOUNT.matcher(written.get().strip().toLowerCase(Locale.ROOT));
    if (form.matches() && units.containsKey(form.group(2))) {
      return Optional.of(Long.parseLong(form.group(1)) * units.get(form.group(2)));
    }
    arguments.reject(parameter, "\"" + written.get() + "\" is no " + parameter + ".", fix + ".");
    return Optional.empty();
  }

  /** A whole number that is at least 1; 0 when it is not given. */
  static int count(Arguments arguments, String parameter) {
    long number = arguments.optionalInteger(parameter).orElse(0L);
    if (arguments.has(parameter) && (number < 1 || number > Integer.MAX_VALUE)) {
      arguments.reject(
          parameter, number + " is no number of entries.", "write 1 or more, or leave it out.");
      return 0;
    }
    return (int) number;
  }
}
