package dev.slipway.modules.files;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.FileControls;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.TextModule;
import dev.slipway.modules.support.structured.Format;
import dev.slipway.modules.support.structured.KeyEdit;
import dev.slipway.modules.support.structured.KeyPath;
import dev.slipway.modules.support.structured.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names and parameters of the modules that edit keys, and what they say. */
final class KeySpec {
  private KeySpec() {}

  static TextModule json() {
    ModuleSpec spec =
        parameters(
                ModuleSpec.named("json_file", "Makes sure that a key is in a JSON file, or is not.")
                    .describe(
                        "The order of the keys and the layout of the file stay; what is new is laid"
                            + " out as its neighbours are. Numbers are compared by their value."))
            .example(
                "Settings of a daemon",
                """
                - json_file:
                    path: /etc/docker/daemon.json
                    value:
                      log-driver: json-file
                      log-opts: {max-size: 10m}
                """)
            .example(
                "One key that must not be there",
                """
                - json_file:
                    path: /etc/app/settings.json
                    key: server."tls.old".ciphers
                    state: absent
                """)
            .build();
    return module(spec, Format.JSON);
  }

  static TextModule toml() {
    ModuleSpec spec =
        parameters(
                ModuleSpec.named("toml_file", "Makes sure that a key is in a TOML file, or is not.")
                    .describe(
                        "Comments, order and layout stay. A new key goes to the table that it"
                            + " belongs to, which is made when it is missing. A table of an array"
                            + " of tables is named by its number. Dates cannot be set."))
            .example(
                "One setting",
                """
                - toml_file:
                    path: /etc/containerd/config.toml
                    key: plugins."io.containerd.grpc.v1.cri".sandbox_image
                    value: registry.k8s.io/pause:3.10
                    backup: true
                """)
            .build();
    return module(spec, Format.TOML);
  }

  static TextModule yaml() {
    ModuleSpec spec =
        parameters(
                ModuleSpec.named("yaml_file", "Makes sure that a key is in a YAML file, or is not.")
                    .describe(
                        "Comments, order and layout stay. What is read through an alias or a merge"
                            + " key belongs to another place, so that a task that would alter it"
                            + " fails. A file of several documents is refused. Values are those of"
                            + " YAML 1.1: `yes` without quotes is a boolean."))
            .example(
                "One setting",
                """
                - yaml_file:
                    path: /etc/netplan/99-app.yaml
                    key: network.ethernets.eth0.mtu
                    value: 1400
                    mode: '0600'
                """)
            .build();
    return module(spec, Format.YAML);
  }

  private static TextModule module(ModuleSpec spec, Format format) {
    return new TextModule(
        spec, arguments -> new TextModule.Desired(target(arguments), edit(arguments, format)));
  }

  private static ModuleSpec.Builder parameters(ModuleSpec.Builder spec) {
    return spec.parameter(
            Parameter.identity("path", ParameterType.PATH, "The file. Links are followed.")
                .alias("dest", "name")
                .must())
        .parameter(
            Parameter.identity(
                "key",
                ParameterType.ANY,
                "Where the value stands: keys with dots between them, and quotes around one that"
                    + " has a dot or a blank in it (`a.\"b.c\".d`), or a list of keys. An item of a"
                    + " list is named by its number, from 0 on; the number behind the last adds"
                    + " one. Without it the value is about the whole file."))
        .parameter(
            Parameter.state(
                "value",
                ParameterType.ANY,
                "The value: a text, a number, a boolean, a list or a map. A map is merged:"
                    + " its keys are set, the others stay. A list replaces the one that is there."
                    + " `null` alone stands for a value that is not given; in a map or list it is"
                    + " set, as in `key: server` with `value: {proxy: null}`."))
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether the key is to be there.")
                .oneOf("present", "absent")
                .otherwise("present"))
        .parameters(Ownership.parameters())
        .parameter(
            Parameter.control(
                    "create",
                    ParameterType.BOOLEAN,
                    "Whether a file that is missing is made, with its directory.")
                .otherwise("true"))
        .parameters(FileControls.parameters())
        .returns("path", "The file.")
        .returns("msg", "`key set` or `key removed`.")
        .returns("backup_file", "Where the file before is kept.");
  }

  private static TextEditing.Target target(Arguments arguments) {
    return new TextEditing.Target(
        Paths.bind(arguments, "path"),
        arguments.flag("create"),
        Ownership.bind(arguments),
        arguments.flag("backup"),
        FileControls.validate(arguments));
  }

  private static KeyEdit edit(Arguments arguments, Format format) {
    KeyPath path = arguments.value("key").map(key -> path(arguments, key)).orElse(KeyPath.ROOT);
    if (arguments.text("state").equals("absent")) {
      if (path.isRoot()) {
        arguments.reject("key", "Nothing says which key goes.", "write key.");
      }
      return new KeyEdit(format, path, Optional.empty());
    }
    if (!arguments.has("value")) {
      arguments.reject(
          "value", "The key gets no value.", "write value, or state: absent to remove the key.");
      return new KeyEdit(format, path, Optional.empty());
    }
    Object value = Values.normalised(arguments.value("value").orElseThrow());
    if (path.isRoot() && !(value instanceof Map)) {
      arguments.reject(
          "value", "Without key, the value has to be a map.", "write key, or a map of keys.");
    }
    return new KeyEdit(format, path, Optional.of(value));
  }

  private static KeyPath path(Arguments arguments, Object key) {
    if (key instanceof List<?> keys) {
      return new KeyPath(keys.stream().map(String::valueOf).toList());
    }
    if (key instanceof Map) {
      arguments.reject("key", "A map is no key.", "write keys with dots between them, or a list.");
      return KeyPath.UNKNOWN;
    }
    try {
      return KeyPath.parse(key.toString());
    } catch (IllegalArgumentException e) {
      arguments.reject(
          "key",
          "\"%s\" is no key: %s.".formatted(key, e.getMessage()),
          "write keys with dots between them, or a list of keys.");
      return KeyPath.UNKNOWN;
    }
  }
}
