package dev.slipway.modules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How much a module is tested, as counted in the test data. A test keeps the numbers true.
 *
 * @param hosts scenarios on hosts of the Debian family
 * @param rpm scenarios on such hosts that have dnf and rpm, too
 * @param kubernetes scenarios on hosts with Kubernetes
 * @param machine scenarios on a machine with a kernel of its own
 * @param cases case files, which need no host
 * @param diffs what the changes are shown as, by the cases
 */
public record TestDepth(int hosts, int rpm, int kubernetes, int machine, int cases, String diffs) {
  /** Where the numbers are: a line for each module, fields divided by tabs. */
  public static final String RESOURCE = "tested.tsv";

  private static final int FIELDS = 7;

  /** By the names of the modules. */
  public static Map<String, TestDepth> all() {
    try (InputStream stream =
        Objects.requireNonNull(TestDepth.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      Map<String, TestDepth> depths = new TreeMap<>();
      for (String line :
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] fields = line.split("\t", FIELDS);
        depths.put(
            fields[0],
            new TestDepth(
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                Integer.parseInt(fields[3]),
                Integer.parseInt(fields[4]),
                Integer.parseInt(fields[5]),
                fields[6]));
      }
      return depths;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line of the resource. */
  public String line(String module) {
    return String.join(
        "\t",
        module,
        Integer.toString(hosts),
        Integer.toString(rpm),
        Integer.toString(kubernetes),
        Integer.toString(machine),
        Integer.toString(cases),
        diffs);
  }

  /** In words: on which hosts how many scenarios. */
  public String text() {
    StringBuilder text = new StringBuilder();
    append(text, hosts, "on Debian");
    append(text, rpm, "on Debian with dnf");
    append(text, kubernetes, "on Kubernetes");
    append(text, machine, "on a machine");
    return text.isEmpty() ? "needs no host" : text.toString();
  }

  private static void append(StringBuilder text, int number, String where) {
    if (number > 0) {
      text.append(text.isEmpty() ? "" : ", ").append(number).append(' ').append(where);
    }
  }
}
