package dev.slipway.modules.files;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the programs file and lsattr tell of a path; nothing where they are not there. Neither opens
 * what is no regular file or directory.
 *
 * @param follow whether a link stands for what it leads to
 * @param mime whether file is asked
 * @param attributes whether lsattr is asked
 */
record FileNatureProbe(String path, boolean follow, boolean mime, boolean attributes)
    implements Probe<FileNatureProbe.Answer> {
  private static final Kind KIND = new Kind();

  /**
   * What they tell.
   *
   * @param type such as {@code text/plain}
   * @param charset such as {@code us-ascii}
   * @param flags letters of chattr(1)
   * @param version the generation of the inode, as the file system numbers it
   */
  record Answer(
      Optional<String> type,
      Optional<String> charset,
      Optional<String> flags,
      Optional<String> version) {}

  @Override
  public ProbeKind<FileNatureProbe, Answer> kind() {
    return KIND;
  }

  /** What is predicted about the file is predicted about this, and does not tell it. */
  @Override
  public List<FileProbe.Subject> enclosing() {
    FileProbe file = FileProbe.metadata(path);
    return List.of((follow ? file.following() : file).subject());
  }

  private static final class Kind implements ProbeKind<FileNatureProbe, Answer> {
    private static final Pattern TYPE = Pattern.compile("([^;\\s]+/[^;\\s]+); *charset=(\\S+)\\s*");
    private static final Pattern FLAGS =
        Pattern.compile("(\\d+)\\s+([-a-zA-Z]+)\\s[^\\n]*\\n.*", Pattern.DOTALL);
    private static final String TELL =
        """
        tell() {
        n=$1 path=$2 follow=$3 mime=$4 attributes=$5
        part "mime $n"
        if [ "$mime" = true ] && command -v file >/dev/null 2>&1; then
          [ "$follow" = true ] && links=-L || links=-h
          file --brief "$links" --mime-type --mime-encoding -- "$path" 2>/dev/null
        fi
        part "attributes $n"
        if [ "$attributes" = true ] && command -v lsattr >/dev/null 2>&1; then
          if [ "$follow" = true ] && [ -L "$path" ]; then path=$(readlink -f -- "$path"); fi
          lsattr -v -d -- "$path" 2>/dev/null
        fi
        }
        """;

    @Override
    public String name() {
      return "file nature";
    }

    @Override
    public Script script(List<FileNatureProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue()).append(TELL);
      for (int i = 0; i < probes.size(); i++) {
        FileNatureProbe probe = probes.get(i);
        text.append("tell ")
            .append(
                Shell.quoteAll(
                    List.of(
                        String.valueOf(i),
                        probe.path(),
                        String.valueOf(probe.follow()),
                        String.valueOf(probe.mime()),
                        String.valueOf(probe.attributes()))))
            .append('\n');
      }
      return Script.of(text.append(":\n").toString());
    }

    @Override
    public List<Answer> parse(List<FileNatureProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections sections = Sections.of(name(), result);
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < probes.size(); i++) {
        Matcher type = TYPE.matcher(sections.text("mime " + i));
        Matcher flags = FLAGS.matcher(sections.text("attributes " + i));
        boolean typed = type.matches();
        boolean flagged = flags.matches();
        answers.add(
            new Answer(
                typed ? Optional.of(type.group(1)) : Optional.empty(),
                typed ? Optional.of(type.group(2)) : Optional.empty(),
                flagged ? Optional.of(flags.group(2).replace("-", "")) : Optional.empty(),
                flagged ? Optional.of(flags.group(1)) : Optional.empty()));
      }
      return answers;
    }
  }
}
