package dev.slipway.modules.files;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.Locale;
import java.util.Optional;

/** Name and parameters of the module {@code stat}. */
final class StatSpec {
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
        .parameter(
            Parameter.control(
                    "get_mime",
                    ParameterType.BOOLEAN,
                    "Whether the type and the character set of the content are told, by the program"
                        + " file of the host. Ansible tells it unasked; here it has to be asked"
                        + " for, so that a look costs no program more.")
                .alias("mime", "mime_type", "mime-type")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "get_attributes",
                    ParameterType.BOOLEAN,
                    "Whether the attributes of the file system are told, by the program lsattr of"
                        + " the host. To be asked for, as `get_mime`.")
                .alias("attr", "attributes")
                .otherwise("false"))
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
        .returns(
            "stat.mimetype charset",
            "With `get_mime`: what file(1) says; `unknown` where it is not on the host, or cannot"
                + " tell.")
        .returns(
            "stat.attributes attr_flags version",
            "With `get_attributes`: the attributes by name (`immutable`, `append`, ...), their"
                + " letters as in chattr(1), and the version of the file. Empty, and without"
                + " `version`, where lsattr is not on the host or the file system has none.")
        .example(
            "What kind of file it is, and whether it may be altered at all",
            """
            - stat:
                path: /etc/hostname
                get_mime: true
                get_attributes: true
              register: name
            - debug:
                msg: $name.stat.mimetype $name.stat.attr_flags
            """)
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

  static Optional<ChecksumProbe.Algorithm> algorithm(Arguments arguments) {
    String name = arguments.text("checksum_algorithm");
    return arguments.flag("get_checksum")
        ? Optional.of(ChecksumProbe.Algorithm.valueOf(name.toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }
}
