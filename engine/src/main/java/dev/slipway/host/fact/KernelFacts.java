package dev.slipway.host.fact;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which kernel runs, on what kind of machine. */
final class KernelFacts implements FactGroup {

  /** Where the kernel's word differs from the usual one. */
  private static final Map<String, String> ARCHITECTURES =
      Map.of("i386", "i386", "i486", "i386", "i586", "i386", "i686", "i386");

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "system", "The name of the kernel: Linux.",
        "kernel", "The release of the kernel, as uname -r.",
        "kernel_version", "The build of the kernel, as uname -v.",
        "machine", "The hardware's name, as uname -m, such as x86_64 or aarch64.",
        "architecture", "The same, with i386 for all its successors of 32 bits.",
        "nodename", "The running host name, as uname -n.",
        "hostname", "The running host name up to its first dot.");
  }

  @Override
  public String script() {
    return "part uname; uname -snrvm\n";
  }

  /** The build is the only word of the line that may hold blanks. */
  @Override
  public Map<String, Object> read(FactSource source) {
    String line = source.firstOfPart("uname").orElse("");
    String[] words = (line + "   ").split(" ", 4);
    String rest = words[3].strip();
    int last = rest.lastIndexOf(' ');
    String machine = rest.substring(last + 1);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("system", words[0]);
    facts.put("nodename", words[1]);
    facts.put("hostname", words[1].split("\\.", 2)[0]);
    facts.put("kernel", words[2]);
    facts.put("kernel_version", last < 0 ? "" : rest.substring(0, last));
    facts.put("machine", machine);
    facts.put("architecture", ARCHITECTURES.getOrDefault(machine, machine));
    return facts;
  }
}
