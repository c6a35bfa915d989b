package dev.slipway.modules.system;

import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;

/** Name and parameters of the module {@code mount}, and what they say. */
final class MountSpec {
  private static final String STATE = "state";

  private MountSpec() {}

  static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("mount", "Mounts file systems, now and at the next boot.")
            .describe(
                "What is mounted now and the entry in `fstab(5)` are two things; both are observed"
                    + " and shown. What the kernel refuses does not get into the file, where it"
                    + " could keep the host from booting. Nothing is ever formatted.")
            .describe(
                "Another source or type at the directory is unmounted first. Options alone are"
                    + " altered by a remount: where the entry differs, or where what is mounted"
                    + " contradicts `ro rw nosuid suid nodev dev noexec exec`; the kernel tells the"
                    + " other options in too many forms to compare them.")
            .describe(
                "A mounted source is recognized by device, label, number (`UUID=`), image file or,"
                    + " when it is bound, directory. systemd reads the file at boot and at a"
                    + " `daemon_reload` of the module `systemd`.");
    what(spec);
    how(spec);
    for (String state : new String[] {"present", "mounted", "ephemeral"}) {
      spec.rule(ParameterRule.requiredIf(STATE, state, "src", "fstype"));
    }
    return spec.returns("path src fstype opts fstab state", "As they were declared.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "A disk for data, by its number",
            """
            - mount:
                path: /srv/data
                src: UUID=0b1f3a52-5a1e-4e0a-9d43-8e6c1b6f3a10
                fstype: ext4
                opts: noatime,nofail
                state: mounted
            """)
        .example(
            "A directory that can be seen at another place, too",
            """
            - mount:
                path: /srv/www/shared
                src: /srv/shared
                fstype: none
                opts: bind,ro
                state: mounted
            """)
        .build();
  }

  private static void what(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.identity(
                    "path",
                    ParameterType.PATH,
                    "The directory; made by `mounted` and `ephemeral` when it is missing.")
                .alias("name")
                .must())
        .parameter(
            Parameter.state(
                    STATE,
                    ParameterType.TEXT,
                    "`present`: the entry is in the file. `mounted`: and it is mounted."
                        + " `unmounted`: nothing is mounted; the file stays as it is. `absent`:"
                        + " neither; the directory stays. `ephemeral`: it is mounted; the file"
                        + " stays as it is. `remounted`: it is mounted anew at each run, with the"
                        + " options of the file or `opts`.")
                .oneOf("present", "mounted", "unmounted", "absent", "ephemeral", "remounted")
                .must())
        .parameter(
            Parameter.state(
                "src",
                ParameterType.TEXT,
                "What is mounted: a device, `UUID=`, `LABEL=`, a directory to bind, `HOST:/PATH`,"
                    + " or a name such as `tmpfs`."))
        .parameter(
            Parameter.state(
                "fstype", ParameterType.TEXT, "The type, such as `ext4`; `none` to bind."))
        .parameter(
            Parameter.state("opts", ParameterType.TEXT, "Options, divided by commas.")
                .otherwise("defaults"));
  }

  private static void how(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.state(
                    "boot",
                    ParameterType.BOOLEAN,
                    "Whether it is mounted at boot; if not, `noauto`.")
                .otherwise("true"))
        .parameter(
            Parameter.state("dump", ParameterType.INTEGER, "The fifth field of the entry.")
                .otherwise("0"))
        .parameter(
            Parameter.state(
                    "passno",
                    ParameterType.INTEGER,
                    "When it is checked at boot: 1 for the root, 2 for others, 0 never.")
                .otherwise("0"))
        .parameter(
            Parameter.identity("fstab", ParameterType.PATH, "The file.").otherwise("/etc/fstab"))
        .parameter(
            Parameter.control(
                    "backup", ParameterType.BOOLEAN, "Whether the file before is kept beside it.")
                .otherwise("false"));
  }
}
