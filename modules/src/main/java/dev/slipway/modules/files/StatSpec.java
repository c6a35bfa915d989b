package dev.slipway.modules.files;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Name and parameters of the module {@code stat}. */
final class StatSpec {
  private static final List<String> NOT_TOLD = List.of("get_mime", "get_attributes");

  private StatSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("stat", "Tells what is at a path; changes nothing.")
        .describe(
            "A path that names nothing is no failure: `stat.exists` is false. Not being allowed to"
                + " look is one.")
        .describe(
            "The digest is SHA-256 unless `checksum_algorithm` says otherwise (Ansible's is SHA-1),"
                + " as everywhere in Slipway. Times are whole seconds. In a dry run, what only the"
                + " host can say about a file that is yet to be written (times, inode, access) is"
                + " left out.")
        .parameter(
            Parameter.identity("path", ParameterType.PATH, "What to look at.")
                .alias("dest", "name")
                .must())
        .parameter(
            Parameter.control(
                    "follow", ParameterType.BOOLEAN, "Whether a link stands for what it leads to.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "get_checksum", ParameterType.BOOLEAN, "Whether a file's digest is told.")
                .otherwise("true"))
        .parameter(
            Parameter.control("checksum_algorithm", ParameterType.TEXT, "Of the digest.")
                .alias("checksum", "checksum_algo")
                .oneOf("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
                .otherwise("sha256"))
        .parameter(notTold("get_mime"))
        .parameter(notTold("get_attributes"))
        .returns("stat.exists", "Whether something is there.")
        .returns("stat.path", "The path.")
        .returns("stat.isreg isdir islnk isfifo issock ischr isblk", "What it is.")
        .returns("stat.mode", "Permissions, four octal digits.")
        .returns("stat.rusr wusr xusr rgrp wgrp xgrp roth woth xoth isuid isgid", "Each of them.")
        .returns("stat.uid gid pw_name gr_name", "Owner and group.")
        .returns("stat.size", "Bytes.")
        .returns("stat.atime mtime ctime", "Seconds since 1970.")
        .returns("stat.inode dev nlink", "Inode, device and number of names.")
        .returns("stat.readable writeable executable", "What the acting user may do.")
        .returns("stat.checksum", "Digest of a regular file that may be read.")
        .returns("stat.lnk_target lnk_source", "What a link says, and the file it leads to.")
        .example(
            "Act on what is there",
            """
            - stat:
                path: /etc/app.conf
              register: configuration
            - debug:
                msg: the file is there
              when: $configuration.stat.exists
            """)
        .build();
  }

  private static Parameter notTold(String name) {
    return Parameter.control(name, ParameterType.BOOLEAN, "Only `false`: it is not told.")
        .otherwise("false");
  }

  static void check(Arguments arguments) {
    for (String parameter : NOT_TOLD) {
      if (arguments.flag(parameter)) {
        arguments.reject(
            parameter,
            "A host needs no more than coreutils, which do not tell this.",
            "leave it out, and use the module command with file or lsattr.");
      }
    }
  }

  static Optional<ChecksumProbe.Algorithm> algorithm(Arguments arguments) {
    String name = arguments.text("checksum_algorithm");
    return arguments.flag("get_checksum")
        ? Optional.of(ChecksumProbe.Algorithm.valueOf(name.toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }
}
