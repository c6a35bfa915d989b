package dev.slipway.modules.kubernetes;

import dev.slipway.host.ScriptResult;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What kubeadm says, as far as a person needs it: its tokens and keys are never shown. */
final class KubeadmOutput {
  private static final Pattern TOKEN = Pattern.compile("\\b[a-z0-9]{6}\\.[a-z0-9]{16}\\b");
  private static final Pattern KEY = Pattern.compile("(?<!sha256:)\\b[0-9a-f]{64}\\b");
  private static final Pattern LOG_PREFIX = Pattern.compile("^[IWEF]\\d{4} \\S+ +\\d+ \\S+] ");
  private static final String CHECK = "[ERROR ";
  private static final int MOST_LINES = 12;
  private static final int LONGEST_LINE = 600;

  private KubeadmOutput() {}

  /**
   * Why a call failed: the checks that it names, else its error, else the end of what it said.
   * Without tokens and keys.
   */
  static String failure(ScriptResult result) {
    List<String> lines =
        Stream.of(result.stdoutText(), result.stderrText())
            .flatMap(String::lines)
            .map(line -> LOG_PREFIX.matcher(line.strip()).replaceFirst(""))
            .filter(line -> !line.isEmpty())
            .toList();
    List<String> chosen = new ArrayList<>(lines.stream().filter(KubeadmOutput::isCheck).toList());
    if (chosen.isEmpty()) {
      chosen.addAll(lines.stream().filter(KubeadmOutput::isError).toList());
    }
    if (chosen.isEmpty()) {
      chosen.addAll(lines);
    }
    List<String> last = chosen.subList(Math.max(0, chosen.size() - MOST_LINES), chosen.size());
    return withoutSecrets(String.join("\n", last.stream().map(KubeadmOutput::cut).toList()));
  }

  static String withoutSecrets(String text) {
    return KEY.matcher(TOKEN.matcher(text).replaceAll("********")).replaceAll("********");
  }

  private static boolean isCheck(String line) {
    return line.startsWith(CHECK);
  }

  private static boolean isError(String line) {
    return line.startsWith("error") || line.startsWith("Error");
  }

  private static String cut(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...";
  }
}
