package dev.slipway.modules.administration;

import com.google.common.net.InetAddresses;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.FileControls;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.TextModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Name and parameters of the module {@code hosts_entries}, and what they say. */
final class HostsSpec {
  private static final String MARK = "{mark}";

  private HostsSpec() {}

  static TextModule module() {
    return new TextModule(
        spec(), arguments -> new TextModule.Desired(target(arguments), edit(arguments)));
  }

  private static ModuleSpec spec() {
    return ModuleSpec.named("hosts_entries", "Makes sure that addresses have names in /etc/hosts.")
        .describe(
            "The entries stand between two marker lines. A line outside of them that says the same"
                + " is taken in, so that nothing stands there twice. A name that has another"
                + " address outside, of the same version of IP, is a failure: which of them counts"
                + " would depend on the order; only `127.0.1.1`, by which Debian's installer stands"
                + " in for an address, gives its names up. In the block a name moves to its new"
                + " address.")
        .parameter(
            Parameter.state(
                "entries",
                ParameterType.LIST,
                "The entries: each a text as in the file (`10.0.0.1 one one.example.org`), or a map"
                    + " of `ip` and `names`. With `absent` these names go; all when it is left"
                    + " out."))
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether they are to be there.")
                .oneOf("present", "absent")
                .otherwise("present"))
        .parameter(
            Parameter.state(
                    "exclusive",
                    ParameterType.BOOLEAN,
                    "Whether no others stand between the markers.")
                .otherwise("false"))
        .parameter(
            Parameter.state(
                    "marker", ParameterType.TEXT, "The marker lines; `{mark}` tells them apart.")
                .otherwise("# {mark} SLIPWAY HOSTS"))
        .parameter(
            Parameter.identity("path", ParameterType.PATH, "The file. Links are followed.")
                .otherwise("/etc/hosts"))
        .parameters(FileControls.parameters())
        .returns("path", "The file.")
        .returns("msg", "`entries set` or `entries removed`.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "The hosts of a cluster",
            """
            - hosts_entries:
                entries:
                  - 10.0.0.1 one one.example.org
                  - {ip: 10.0.0.2, names: [two]}
                exclusive: true
            """)
        .build();
  }

  private static TextEditing.Target target(Arguments arguments) {
    return new TextEditing.Target(
        Paths.bind(arguments, "path"),
        true,
        Ownership.none(),
        arguments.flag("backup"),
        FileControls.validate(arguments));
  }

  private static HostsEdit edit(Arguments arguments) {
    boolean present = arguments.text("state").equals("present");
    String marker = arguments.text("marker");
    if (!marker.startsWith("#") || !marker.contains(MARK) || marker.contains("\n")) {
      arguments.reject(
          "marker",
          "\"" + marker.replace('\n', ' ') + "\" marks no lines.",
          "write a comment on one line, with {mark} in it.");
    }
    List<HostsLine> entries = new ArrayList<>();
    List<?> list = arguments.value("entries").map(value -> (List<?>) value).orElse(List.of());
    for (Object written : list) {
      entry(arguments, written).ifPresent(entry -> add(entries, entry));
    }
    if (present && !arguments.has("entries")) {
      arguments.reject("entries", "Nothing says which entries.", "write entries.");
    }
    check(arguments, entries);
    return new HostsEdit(
        present,
        List.copyOf(entries),
        marker.replace(MARK, "BEGIN"),
        marker.replace(MARK, "END"),
        arguments.flag("exclusive"));
  }

  /** Entries of one address are one line. */
  private static void add(List<HostsLine> entries, HostsLine entry) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).address().equals(entry.address())) {
        entries.set(i, entries.get(i).with(entry.names()));
        return;
      }
    }
    entries.add(entry);
  }

  private static Optional<HostsLine> entry(Arguments arguments, Object written) {
    String line =
        written instanceof Map<?, ?> map
            ? map.get("ip") + " " + joined(map.get("names"))
            : String.valueOf(written);
    Optional<HostsLine> entry =
        HostsLine.parse(line)
            .filter(parsed -> parsed.comment().isEmpty() && !line.contains("\n"))
            .filter(parsed -> InetAddresses.isInetAddress(parsed.address()))
            .filter(parsed -> parsed.names().stream().allMatch(HostsSpec::isName));
    if (entry.isEmpty()) {
      arguments.reject(
          "entries",
          "\"" + line.replace('\n', ' ') + "\" is no entry.",
          "write an address and names, such as 10.0.0.1 one one.example.org.");
    }
    return entry.map(parsed -> HostsLine.of(parsed.address(), parsed.names()));
  }

  private static String joined(@Nullable Object names) {
    return names instanceof List<?> list
        ? String.join(" ", list.stream().map(String::valueOf).toList())
        : String.valueOf(names);
  }

  private static boolean isName(String name) {
    return name.matches("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?\\.?");
  }

  private static void check(Arguments arguments, List<HostsLine> entries) {
    for (HostsLine one : entries) {
      for (HostsLine other : entries) {
        boolean apart = !one.address().equals(other.address()) && one.isOfOneKindWith(other);
        Optional<String> name =
            one.names().stream().filter(other.names()::contains).findFirst().filter(_ -> apart);
        if (name.isPresent()) {
          arguments.reject(
              "entries",
              "\"%s\" is %s and %s.".formatted(name.get(), one.address(), other.address()),
              "give each name one address.");
          return;
        }
      }
    }
  }
}
