package dev.slipway.modules.system;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.FileControls;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.TextEditing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Name and parameters of the module {@code nfs_export}, and what they say. */
final class NfsExportSpec {
  private static final String PRESENT = "present";
  private static final String CLIENTS = "clients";
  private static final String OPTIONS = "options";

  private NfsExportSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("nfs_export", "Exports a directory by NFS, or does so no longer.")
        .describe(
            "Keeps one line for the directory in a file of `exports(5)`, and the exports as"
                + " `exportfs -v` shows them; the two are compared separately, each client and"
                + " each option. `exportfs -ra` brings them together. A line that means the same"
                + " in other words stays; clients that are not declared lose the directory.")
        .describe(
            "Options that are not declared have their default: `ro`, `sync`, `root_squash`,"
                + " `secure`, `no_subtree_check`. `no_root_squash` lets root of a client be root in"
                + " the directory, which an NFS provisioner needs; `insecure` lets every user of a"
                + " client ask, from any port. Give both to networks that you trust only.")
        .describe(
            "The directory has to be there, as has `exportfs` (Debian: `nfs-kernel-server`, RHEL:"
                + " `nfs-utils`); the service is a task of its own. Another file that exports the"
                + " directory is an error, since both would hold. Where the kernel has no server of"
                + " NFS, `exportfs` does not say whether an export is `insecure`, so that only the"
                + " file is compared for it.")
        .parameter(Parameter.identity("path", ParameterType.PATH, "The directory.").must())
        .parameter(
            Parameter.state(
                CLIENTS,
                ParameterType.LIST,
                "To whom: names, addresses, networks such as `10.0.0.0/24`, patterns,"
                    + " `@netgroup`, or `*` for all; or maps of `client` and `options`, which come"
                    + " before those of all."))
        .parameter(
            Parameter.state(OPTIONS, ParameterType.TEXTS, "Options for all clients, such as `rw`."))
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether it is exported.")
                .otherwise(PRESENT)
                .oneOf(PRESENT, "absent"))
        .parameter(
            Parameter.identity(
                    "file",
                    ParameterType.PATH,
                    "Where the line is: `/etc/exports`, or a file that ends in `.exports` in"
                        + " `/etc/exports.d`.")
                .otherwise("/etc/exports"))
        .parameter(FileControls.parameters().getFirst())
        .returns("path", "The directory.")
        .returns("msg", "What was done to the line.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "For the nodes of a cluster",
            """
            - nfs_export:
                path: /srv/nfs
                clients: [10.0.0.0/24, {client: backup.example.org, options: [ro]}]
                options: [rw, no_root_squash]
            """)
        .build();
  }

  static NfsExport bind(Arguments arguments) {
    boolean present = arguments.text("state").equals(PRESENT);
    Map<String, List<String>> clients = new LinkedHashMap<>();
    List<String> usual = options(arguments.texts(OPTIONS), OPTIONS, arguments);
    for (Object written : (List<?>) arguments.value(CLIENTS).orElse(List.of())) {
      put(written, usual, clients, arguments);
    }
    if (present && clients.isEmpty()) {
      arguments.reject(
          CLIENTS, "It names nobody.", "name at least one client, such as 10.0.0.0/24.");
    }
    String file = Paths.bind(arguments, "file");
    if (!file.equals("/etc/exports") && !file.matches("/etc/exports\\.d/[^./][^/]*\\.exports")) {
      arguments.reject(
          "file",
          "exportfs does not read \"" + file + "\".",
          "write /etc/exports, or /etc/exports.d/NAME.exports.");
    }
    String path = Paths.bind(arguments, "path");
    TextEditing.Target target =
        new TextEditing.Target(
            file, true, Ownership.none(), arguments.flag("backup"), Optional.empty());
    return new NfsExport(new ExportsLine(path, present ? clients : Map.of()), target);
  }

  private static void put(
      Object written, List<String> usual, Map<String, List<String>> clients, Arguments arguments) {
    String client = String.valueOf(written);
    List<String> options = usual;
    if (written instanceof Map<?, ?> map) {
      client = String.valueOf(map.get("client"));
      Object own = map.get(OPTIONS);
      List<?> words = own instanceof List<?> list ? list : own == null ? List.of() : List.of(own);
      List<String> texts =
          words.stream().flatMap(it -> ExportsLine.options(String.valueOf(it)).stream()).toList();
      options = NfsOptions.merged(options(texts, CLIENTS, arguments), usual);
      if (!map.keySet().stream().allMatch(key -> List.of("client", OPTIONS).contains(key))) {
        arguments.reject(CLIENTS, "A client has an unknown key.", "write client and options.");
      }
    }
    if (!client.matches("[^\\s()\",#-][^\\s()\",#]*") || client.equals("null")) {
      arguments.reject(
          CLIENTS,
          "\"" + client + "\" is no client.",
          "write a name, an address, a network, or {client: NAME, options: [...]}.");
    }
    // exportfs warns of lines that leave this open, since its default was another one once.
    clients.put(client, NfsOptions.merged(options, List.of("no_subtree_check")));
  }

  private static List<String> options(List<String> words, String parameter, Arguments arguments) {
    List<String> subjects = new ArrayList<>();
    for (String word : words) {
      Optional<String> subject = NfsOptions.subject(word);
      if (subject.isEmpty()) {
        arguments.reject(
            parameter,
            "\"" + word + "\" is no option of an export.",
            "write options as exports(5) has them, such as rw.");
      } else if (subjects.contains(subject.get())) {
        arguments.reject(
            parameter, "\"" + word + "\" contradicts another option.", "leave one of them out.");
      }
      subject.ifPresent(subjects::add);
    }
    return List.copyOf(words);
  }
}
