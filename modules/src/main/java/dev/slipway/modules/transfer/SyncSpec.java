package dev.slipway.modules.transfer;

import dev.slipway.module.Arguments;
import dev.slipway.module.LocalPlace;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Paths;
import java.util.ArrayList;
import java.util.List;

/** Name and parameters of the module {@code synchronize}, and what they say. */
final class SyncSpec {
  private static final String EXCLUDE = "--exclude=";

  private SyncSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("synchronize", "Makes a folder of a host the same as one here.")
        .describe(
            "As rsync does it, and without rsync: the host needs tar and sha256sum only. What"
                + " differs is found by size, time and SHA-256; only that travels, small files"
                + " packed together, large ones in a stream. The plan lists what comes, changes and"
                + " goes. Each file is put in place in one step; temporary files that a killed run"
                + " left in `dest` go with the next one.")
        .describe(
            "A slash at the end of `src` means what is in the folder, none means the folder itself."
                + " `dest` may be missing, the directory it lies in may not. Links in `dest` are"
                + " replaced and never followed; `dest` itself may be one. Times are those of"
                + " files; those of directories and links are left. Owners and groups are set when"
                + " the acting user is root, by their names where the host has them.")
        .describe(
            "Only from the control host to hosts: `mode: pull` is refused, fetch brings files back."
                + " Names of files here must be UTF-8; what is called otherwise on the host stays,"
                + " or goes with `delete`.")
        .parameter(
            Parameter.identity(
                    "src",
                    ParameterType.LOCAL_PLACE,
                    "A folder or file of the control host. What is not absolute lies beside the"
                        + " playbook.")
                .must())
        .parameter(Parameter.identity("dest", ParameterType.PATH, "Where it goes.").must())
        .parameter(
            Parameter.control("mode", ParameterType.TEXT, "In which direction.")
                .otherwise("push")
                .oneOf("push", "pull"))
        .parameter(
            Parameter.control(
                    "archive",
                    ParameterType.BOOLEAN,
                    "What `recursive`, `links`, `perms`, `times`, `owner` and `group` are where"
                        + " they are not given.")
                .otherwise("true"))
        .parameter(flag("recursive", "Whether folders are taken with what is in them."))
        .parameter(flag("links", "Whether links are made the same; otherwise they are left out."))
        .parameter(flag("perms", "Whether the permissions are made the same."))
        .parameter(flag("times", "Whether the times of change are made the same."))
        .parameter(flag("owner", "Whether the owners are made the same."))
        .parameter(flag("group", "Whether the groups are made the same."))
        .parameter(
            Parameter.control(
                    "copy_links",
                    ParameterType.BOOLEAN,
                    "Whether what links lead to goes in their place.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "delete", ParameterType.BOOLEAN, "Whether what only the host has is removed.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "checksum",
                    ParameterType.BOOLEAN,
                    "Whether content is compared also where size and time are the same.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                "rsync_opts",
                ParameterType.TEXTS,
                "Options of rsync: `--exclude=PATTERN`, `--delete`, `--checksum` and"
                    + " `--copy-links`. What is excluded is neither sent nor removed."))
        .untaken(
            "set ansible_port for the host: files travel over the connection of the run.",
            "dest_port")
        .untaken(
            "leave it out: files travel over the connection of the run, and rsync takes no part.",
            "compress",
            "rsync_path",
            "rsync_timeout",
            "set_remote_user",
            "use_ssh_args",
            "ssh_connection_multiplexing",
            "partial",
            "verify_host",
            "private_key",
            "link_dest",
            "delay_updates",
            "existing_only",
            "dirs")
        .returns("dest", "Where it is on the host.")
        .example(
            "A site",
            """
            - synchronize:
                src: site/
                dest: /srv/site
                delete: true
                rsync_opts: [--exclude=.git]
            """)
        .build();
  }

  private static Parameter flag(String name, String description) {
    return Parameter.control(name, ParameterType.BOOLEAN, description + " As `archive` says.");
  }

  static SyncDesired bind(Arguments arguments) {
    if (arguments.text("mode").equals("pull")) {
      arguments.reject("mode", "\"pull\" is not supported.", "use fetch, or archive and fetch.");
    }
    List<String> options = arguments.texts("rsync_opts");
    List<String> excluded = new ArrayList<>();
    for (String option : options) {
      if (option.startsWith(EXCLUDE)) {
        excluded.add(option.substring(EXCLUDE.length()));
      } else if (!List.of("--delete", "--checksum", "--copy-links").contains(option)) {
        arguments.reject(
            "rsync_opts",
            "The option \"" + option + "\" is not supported.",
            "write --exclude=PATTERN, --delete, --checksum or --copy-links.");
      }
    }
    LocalPlace source = arguments.localPlace("src");
    String destination = Paths.bind(arguments, "dest");
    SyncDesired.Manner manner =
        new SyncDesired.Manner(
            isSet(arguments, "recursive"),
            isSet(arguments, "links"),
            arguments.flag("copy_links") || options.contains("--copy-links"),
            arguments.flag("delete") || options.contains("--delete"),
            arguments.flag("checksum") || options.contains("--checksum"),
            SyncFilter.of(excluded));
    return new SyncDesired(
        source.path(),
        source.written().endsWith("/"),
        destination,
        arguments.text("dest").endsWith("/"),
        kept(arguments),
        manner);
  }

  private static SyncDesired.Kept kept(Arguments arguments) {
    return new SyncDesired.Kept(
        isSet(arguments, "perms"),
        isSet(arguments, "times"),
        isSet(arguments, "owner"),
        isSet(arguments, "group"));
  }

  private static boolean isSet(Arguments arguments, String parameter) {
    return arguments.optionalFlag(parameter).orElse(arguments.flag("archive"));
  }
}
