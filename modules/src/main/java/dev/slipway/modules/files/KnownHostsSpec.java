package dev.slipway.modules.files;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Name and parameters of the module {@code known_hosts}, and what they say. */
final class KnownHostsSpec {
  private static final Pattern NAME = Pattern.compile("[^\\s,*?!|#]+");
  private static final Pattern KEY_TYPE = Pattern.compile("(?:ssh|ecdsa|sk)-\\S+");

  private KnownHostsSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("known_hosts", "Says by which keys SSH knows a host.")
        .describe(
            "A host has one key of each type: another one of that type is replaced, where it"
                + " stands. Keys of other types stay, as do lines for other hosts, patterns and"
                + " comments. A line that names several hosts loses this one only.")
        .describe(
            "Hashed names are made and found by the rule of `ssh-keygen -H` (HMAC-SHA1); the salt"
                + " comes of name and key, so that a dry run shows the line that a run writes.")
        .parameter(
            Parameter.identity(
                    "name",
                    ParameterType.TEXT,
                    "The host as SSH is told it: a name, an address, or `[host]:port` for another"
                        + " port than 22.")
                .alias("host")
                .must())
        .parameter(
            Parameter.state(
                "key",
                ParameterType.TEXT,
                "One or more lines as `ssh-keyscan` prints them, or without the name in front."
                    + " With `state: absent` only these are removed; without it, all keys of the"
                    + " host."))
        .parameter(
            Parameter.identity(
                "path",
                ParameterType.PATH,
                "The file; without it, `.ssh/known_hosts` in the home of the acting user."))
        .parameter(
            Parameter.state(
                    "hash_host", ParameterType.BOOLEAN, "Whether the name is hashed in the file.")
                .otherwise("false"))
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether the keys are there.")
                .otherwise("present")
                .oneOf("present", "absent"))
        .rule(ParameterRule.requiredIf("state", "present", "key"))
        .returns("name", "The host.")
        .returns("path", "The file.")
        .returns("state", "As declared.")
        .returns("hash_host", "As declared.")
        .example(
            "For every user of the host",
            """
            - known_hosts:
                name: git.example.org
                key: git.example.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g
                path: /etc/ssh/ssh_known_hosts
            """)
        .example(
            "A host that is gone",
            """
            - known_hosts:
                name: '[old.example.org]:2222'
                path: /etc/ssh/ssh_known_hosts
                state: absent
            """)
        .build();
  }

  static KnownHostsModule.Desired bind(Arguments arguments) {
    String name = arguments.text("name").strip();
    if (!NAME.matcher(name).matches()) {
      arguments.reject(
          "name", "\"" + name + "\" is not the name of one host.", "write one name or address.");
    }
    Optional<String> path =
        arguments.has("path") ? Optional.of(Paths.bind(arguments, "path")) : Optional.empty();
    return new KnownHostsModule.Desired(
        path,
        new KnownHostEdit(
            name,
            keys(arguments, name),
            arguments.flag("hash_host"),
            arguments.text("state").equals("present")));
  }

  private static List<KnownHostLine> keys(Arguments arguments, String name) {
    List<KnownHostLine> keys = new ArrayList<>();
    List<String> lines =
        arguments
            .optionalText("key")
            .orElse("")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    for (String line : lines) {
      String whole = KEY_TYPE.matcher(line.split("\\s", 2)[0]).matches() ? name + " " + line : line;
      Optional<KnownHostLine> key = KnownHostLine.parse(whole);
      if (key.isEmpty()) {
        arguments.reject(
            "key",
            "A line of it is no public key of a host.",
            "write lines as ssh-keyscan prints them: name, type and key.");
      } else if (!key.get().names(name)) {
        arguments.reject(
            "key",
            "A line of it is for \"%s\", not for \"%s\"."
                .formatted(String.join(",", key.get().hosts()), name),
            "use the same name in both, or leave it out in the key.");
      } else {
        keys.add(key.get().of(List.of(name)));
      }
    }
    if (lines.isEmpty() && arguments.has("key")) {
      arguments.reject("key", "It is empty.", "write a line as ssh-keyscan prints it.");
    }
    return List.copyOf(keys);
  }
}
