package dev.slipway.modules.packages;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.probe.OneQuestion;
import java.util.List;

/** Which files with sources in the form of lines does apt read? */
record AptSourceFilesProbe() implements Probe<List<String>> {
  static final String FOLDER = "/etc/apt/sources.list.d/";

  private static final String SCRIPT =
      """
      part files
      for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
      if [ -f "$file" ]; then printf '%s\\n' "$file"; fi
      done
      """;

  private static final ProbeKind<AptSourceFilesProbe, List<String>> KIND =
      new OneQuestion<>("apt sources", SCRIPT, output -> output.lines("files"));

  @Override
  public ProbeKind<AptSourceFilesProbe, List<String>> kind() {
    return KIND;
  }
}
