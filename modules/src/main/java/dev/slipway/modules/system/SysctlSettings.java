package dev.slipway.modules.system;

import dev.slipway.host.probe.SysctlProbe;
import dev.slipway.module.Arguments;
import dev.slipway.modules.support.Paths;
import java.util.Optional;

/**
 * What is declared about a kernel parameter.
 *
 * @param probe asks for its value
 * @param value what it is to be; empty: the file does not set it
 * @param file that sets it at boot
 * @param runtime whether the running kernel is to have the value, too
 */
record SysctlSettings(
    SysctlProbe probe, Optional<String> value, String file, boolean runtime, boolean ignoreErrors) {

  static SysctlSettings bind(Arguments arguments) {
    boolean present = arguments.text("state").equals("present");
    Optional<String> value = arguments.optionalText("value").map(String::strip);
    if (present && value.isEmpty()) {
      arguments.reject("value", "There is no value.", "write value, or state: absent.");
    }
    if (value.filter(text -> text.contains("\n") || text.isEmpty()).isPresent()) {
      arguments.reject("value", "The value is no single line of text.", "write it on one line.");
    }
    boolean runtime = arguments.flag("reload") || arguments.flag("sysctl_set");
    return new SysctlSettings(
        probe(arguments),
        present ? value : Optional.empty(),
        Paths.bind(arguments, "sysctl_file"),
        present && runtime,
        arguments.flag("ignoreerrors"));
  }

  private static SysctlProbe probe(Arguments arguments) {
    String path = SysctlProbe.pathOf(arguments.text("name").strip());
    if (SysctlProbe.isPath(path)) {
      return new SysctlProbe(path);
    }
    arguments.reject(
        "name",
        "\"" + arguments.text("name") + "\" is not the name of a kernel parameter.",
        "write it with dots, such as net.ipv4.ip_forward; patterns are not possible.");
    return new SysctlProbe("kernel/ostype");
  }
}
