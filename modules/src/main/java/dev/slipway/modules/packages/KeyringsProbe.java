package dev.slipway.modules.packages;

import dev.slipway.host.Bytes;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which keys does apt trust for every repository? The content of each of the files, by path. */
record KeyringsProbe() implements Probe<Map<String, Bytes>> {
  static final String FOLDER = "/etc/apt/trusted.gpg.d/";

  private static final String SCRIPT =
      """
      part keys
      for file in /etc/apt/trusted.gpg /etc/apt/trusted.gpg.d/*.gpg /etc/apt/trusted.gpg.d/*.asc; do
      if [ -f "$file" ]; then printf '%s ' "$file"; base64 -w 0 "$file"; echo; fi
      done
      """;

  private static final ProbeKind<KeyringsProbe, Map<String, Bytes>> KIND =
      new OneQuestion<>("apt keys", SCRIPT, KeyringsProbe::read);

  private static Map<String, Bytes> read(Sections output) throws UnreadableAnswerException {
    Map<String, Bytes> files = new LinkedHashMap<>();
    for (String line : output.lines("keys")) {
      int blank = line.lastIndexOf(' ');
      try {
        files.put(
            line.substring(0, blank),
            new Bytes(Base64.getDecoder().decode(line.substring(blank + 1))));
      } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
        throw output.unreadable("not a key: " + line);
      }
    }
    return files;
  }

  @Override
  public ProbeKind<KeyringsProbe, Map<String, Bytes>> kind() {
    return KIND;
  }
}
