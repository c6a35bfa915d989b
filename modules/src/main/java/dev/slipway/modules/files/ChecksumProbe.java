package dev.slipway.modules.files;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.FileProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The digest of a regular file by an algorithm that {@link FileProbe} does not tell; nothing when
 * there is none that may be read. Links are followed.
 */
record ChecksumProbe(String path, Algorithm algorithm) implements Probe<Optional<String>> {
  private static final Kind KIND = new Kind();

  /** The algorithms of coreutils. */
  enum Algorithm {
    MD5,
    SHA1,
    SHA224,
    SHA256,
    SHA384,
    SHA512;

    /** As written in a playbook. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The command that prints it. */
    String program() {
      return label() + "sum";
    }

    /** How many hexadecimal digits it has. */
    int digits() {
      return switch (this) {
        case MD5 -> 32;
        case SHA1 -> 40;
        case SHA224 -> 56;
        case SHA256 -> 64;
        case SHA384 -> 96;
        case SHA512 -> 128;
      };
    }
  }

  @Override
  public ProbeKind<ChecksumProbe, Optional<String>> kind() {
    return KIND;
  }

  /** What is predicted about the file is predicted about its digest, and does not tell it. */
  @Override
  public List<FileProbe.Subject> enclosing() {
    return List.of(FileProbe.metadata(path).following().subject());
  }

  private static final class Kind implements ProbeKind<ChecksumProbe, Optional<String>> {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]*)(?:  -)?");

    @Override
    public String name() {
      return "checksum";
    }

    @Override
    public Script script(List<ChecksumProbe> probes) {
      StringBuilder text = new StringBuilder();
      text.append("tell() {\n");
      text.append("if [ -f \"$2\" ] && [ -r \"$2\" ]; then \"$1\" <\"$2\"; else echo; fi\n");
      text.append("}\n");
      for (ChecksumProbe probe : probes) {
        text.append("tell ").append(probe.algorithm().program());
        text.append(' ').append(Shell.quote(probe.path())).append('\n');
      }
      return Script.of(text.toString());
    }

    @Override
    public List<Optional<String>> parse(List<ChecksumProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      List<String> lines = result.stdoutText().lines().toList();
      if (lines.size() != probes.size()) {
        throw new UnreadableAnswerException(
            name(), lines.size() + " lines for " + probes.size() + " files");
      }
      List<Optional<String>> digests = new ArrayList<>();
      for (String line : lines) {
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) {
          throw new UnreadableAnswerException(name(), "\"" + line + "\"");
        }
        digests.add(Optional.of(matcher.group(1)).filter(digits -> !digits.isEmpty()));
      }
      return digests;
    }
  }
}
