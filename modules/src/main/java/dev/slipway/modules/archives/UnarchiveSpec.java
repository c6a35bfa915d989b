package dev.slipway.modules.archives;

import dev.slipway.module.Arguments;
import dev.slipway.module.LocalFile;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.archives.UnarchiveDesired.Manner;
import dev.slipway.modules.archives.UnarchiveDesired.Source;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Name and parameters of the module {@code unarchive}, and what they say. */
final class UnarchiveSpec {
  private static final Pattern STRIP = Pattern.compile("--strip(?:-components)?=(\\d{1,3})");
  private static final Pattern RENAMING =
      Pattern.compile("(?:--transform|--xform|--strip|--to-|--one-top-level|-C|-f|-d|-j).*");

  private UnarchiveSpec() {}

  static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("unarchive", "Unpacks an archive into a directory of the host.")
            .describe(
                "The end of the name of `src` says what it is: "
                    + Format.endings()
                    + ". The host needs GNU tar, and xz, zstd, bzip2, gzip or unzip for what is"
                    + " packed so.")
            .describe(
                "Each entry is compared with what is there: files by their SHA-256, links by where"
                    + " they lead, directories and files by their permissions. Times are not"
                    + " compared. What differs is unpacked beside its place and moved there in one"
                    + " step; what is in the destination besides stays.")
            .describe(
                "A dry run lists each entry. Archives of the control host that xz or zstd packed"
                    + " are sent to the host to be listed, and nothing of them is kept.")
            .describe(
                "What is new belongs to the acting user. Permissions are those of the archive, for"
                    + " others than root less the umask and without set-id bits. An archive with"
                    + " absolute names, with `..`, with devices, or with entries below a link is"
                    + " refused as a whole.");
    what(spec);
    manner(spec);
    return spec.rule(ParameterRule.atMostOne("include", "exclude"))
        .untaken("write remote_src: true instead of copy: false.", "copy")
        .untaken("leave it out.", "io_buffer_size")
        .untaken("bring the archive with get_url, which has validate_certs.", "validate_certs")
        .returns("dest", "The directory.")
        .returns("src", "The archive, as it was written.")
        .returns("files", "With `list_files`: the paths of all entries, below the destination.")
        .returns("state", "`directory`.")
        .example(
            "A release, without the directory that it is packed in",
            """
            - unarchive:
                src: app-1.2.tar.gz
                dest: /opt/app
                owner: root
                group: root
                extra_opts: [--strip-components=1]
            """)
        .example(
            "A part of an archive that is on the host",
            """
            - unarchive:
                src: /var/cache/app/site.zip
                dest: /srv/site
                remote_src: true
                exclude: ['*.map']
                creates: /srv/site/index.html
            """)
        .build();
  }

  private static void what(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.state(
                    "src",
                    ParameterType.LOCAL_FILE,
                    "The archive on the control host; on the host itself with `remote_src`.")
                .must()
                .remoteWhen("remote_src"))
        .parameter(
            Parameter.identity(
                    "dest", ParameterType.PATH, "The directory to unpack into; it must be there.")
                .must())
        .parameter(
            Parameter.control(
                    "remote_src", ParameterType.BOOLEAN, "Whether `src` is on the host itself.")
                .otherwise("false"))
        .parameters(Ownership.parameters())
        .untaken(Ownership.untaken())
        .parameter(
            Parameter.state(
                "include",
                ParameterType.TEXTS,
                "Only these entries: names or patterns (`*`, `?`, `[abc]`); a directory stands for"
                    + " all that is in it."))
        .parameter(Parameter.state("exclude", ParameterType.TEXTS, "All entries but these."));
  }

  private static void manner(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.control(
                "creates", ParameterType.PATH, "When this path exists, nothing is done."))
        .parameter(
            Parameter.control(
                "extra_opts",
                ParameterType.TEXTS,
                "Options for tar or unzip. `--strip-components=N` leaves out the first N"
                    + " directories of each name, for zip too; others that alter names are"
                    + " refused."))
        .parameter(
            Parameter.control("list_files", ParameterType.BOOLEAN, "Whether `files` is registered.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "keep_newer",
                    ParameterType.BOOLEAN,
                    "Whether files that are newer than those of the archive are left as they are;"
                        + " not for zip, which knows no time zone.")
                .otherwise("false"));
  }

  static UnarchiveDesired bind(Arguments arguments) {
    Source source = source(arguments);
    Optional<Format> format = Format.of(source.written());
    if (format.isEmpty()) {
      arguments.reject(
          "src",
          "The name \"" + source.written() + "\" does not say what kind of archive it is.",
          "give it one of these ends: " + Format.endings() + ".");
    }
    boolean zip = format.filter(Format.ZIP::equals).isPresent();
    if (zip && arguments.flag("keep_newer")) {
      arguments.reject(
          "keep_newer", "The times in a zip archive have no time zone.", "leave it out.");
    }
    List<String> options = new ArrayList<>();
    int strip = options(arguments, options);
    return new UnarchiveDesired(
        source,
        format.orElse(Format.TAR),
        Paths.bind(arguments, "dest"),
        arguments.has("creates") ? Optional.of(Paths.bind(arguments, "creates")) : Optional.empty(),
        Ownership.bind(arguments),
        new Selection(arguments.texts("include"), arguments.texts("exclude"), strip),
        new Manner(options, arguments.flag("list_files"), arguments.flag("keep_newer")));
  }

  /** Those for the program go to {@code options}; how many directories are left out is returned. */
  private static int options(Arguments arguments, List<String> options) {
    int strip = 0;
    for (String option : arguments.texts("extra_opts")) {
      Matcher matcher = STRIP.matcher(option);
      if (matcher.matches()) {
        strip = Integer.parseInt(matcher.group(1));
      } else if (!option.startsWith("-") || RENAMING.matcher(option).matches()) {
        arguments.reject(
            "extra_opts",
            "\"" + option + "\" would put entries elsewhere.",
            "write options of one word each, of which only --strip-components=N alters names.");
      } else {
        options.add(option);
      }
    }
    return strip;
  }

  private static Source source(Arguments arguments) {
    Optional<LocalFile> local = arguments.localFile("src");
    if (local.isEmpty()) {
      String path = arguments.remotePath("src").orElse("");
      if (!path.startsWith("/")) {
        arguments.reject(
            "src", "\"" + path + "\" is not an absolute path.", "write the whole path, from / on.");
      }
      return new Source.Remote(path.startsWith("/") ? Paths.tidy(path) : "/" + path);
    }
    String written = local.get().written();
    if (local.get().folder()) {
      arguments.reject("src", "\"" + written + "\" is a folder.", "name an archive.");
      return new Source.Remote("/");
    }
    return new Source.Local(written, local.get().entries().getFirst().content().orElseThrow());
  }
}
