package dev.slipway.modules.archives;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import java.util.List;

/** Name and parameters of the module {@code archive}, and what they say. */
final class ArchiveSpec {
  private ArchiveSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("archive", "Packs files and directories of the host into an archive.")
        .describe(
            "The archive is compared with what it is made of, entry by entry: names, types,"
                + " permissions, where links lead, and the SHA-256 of files. When all that is the"
                + " same, the archive stays as it is, also when times or owners differ. It is put"
                + " in place in one step.")
        .describe(
            "Names in the archive begin below the directory that all paths lie in, and are sorted:"
                + " `/srv/app` is packed as `app`. One file becomes an archive with one entry."
                + " Links are packed as links. The host needs GNU tar and the program of the"
                + " format; zip needs `zip` and `unzip`.")
        .describe("A dry run shows each entry that is added, altered or left out.")
        .parameter(
            Parameter.state(
                    "path", ParameterType.TEXTS, "One or more files or directories, whole paths.")
                .must())
        .parameter(Parameter.identity("dest", ParameterType.PATH, "The archive.").must())
        .parameter(
            Parameter.state("format", ParameterType.TEXT, "What is made; all but zip hold a tar.")
                .otherwise("gz")
                .oneOf("gz", "bz2", "xz", "zip", "tar"))
        .parameter(
            Parameter.state(
                "exclude_path",
                ParameterType.TEXTS,
                "Paths that are left out, with all that is below them."))
        .parameter(
            Parameter.control(
                    "remove",
                    ParameterType.BOOLEAN,
                    "Only `false`: what was packed stays where it is.")
                .otherwise("false"))
        .parameters(Ownership.parameters())
        .untaken(Ownership.untaken())
        .untaken("name what to leave out in exclude_path.", "exclusion_patterns")
        .returns("dest", "The archive.")
        .returns("archived", "The names in it.")
        .returns("arcroot", "The directory below which the names begin.")
        .example(
            "A copy of the configuration",
            """
            - archive:
                path: [/etc/ssh, /etc/hosts]
                dest: /root/configuration.tar.gz
                exclude_path: /etc/ssh/moduli
                mode: '0600'
            """)
        .build();
  }

  static ArchiveDesired bind(Arguments arguments) {
    if (arguments.flag("remove")) {
      arguments.reject(
          "remove",
          "What was packed is not removed.",
          "leave it out, and remove the files by the module file, with state: absent.");
    }
    List<String> paths = paths(arguments, "path");
    if (paths.isEmpty()) {
      arguments.reject("path", "It names nothing.", "write a path.");
    }
    return new ArchiveDesired(
        paths.isEmpty() ? List.of("/") : paths,
        Paths.bind(arguments, "dest"),
        format(arguments.text("format")),
        paths(arguments, "exclude_path"),
        Ownership.bind(arguments));
  }

  private static Format format(String word) {
    return switch (word) {
      case "bz2" -> Format.BZIP2;
      case "xz" -> Format.XZ;
      case "zip" -> Format.ZIP;
      case "tar" -> Format.TAR;
      default -> Format.GZIP;
    };
  }

  private static List<String> paths(Arguments arguments, String parameter) {
    for (String path : arguments.texts(parameter)) {
      boolean pattern = path.chars().anyMatch(character -> "*?[".indexOf(character) >= 0);
      if (!path.startsWith("/") || pattern || Paths.tidy(path).equals("/")) {
        arguments.reject(
            parameter,
            "\"" + path + "\" is not the whole path of a file or directory.",
            "write the path from / on, without wildcards.");
      }
    }
    return arguments.texts(parameter).stream()
        .filter(path -> path.startsWith("/"))
        .map(Paths::tidy)
        .distinct()
        .toList();
  }
}
