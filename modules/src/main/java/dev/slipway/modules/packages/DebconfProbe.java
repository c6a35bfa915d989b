package dev.slipway.modules.packages;

import dev.slipway.host.HostText;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which questions of a package does debconf know, and how are they answered? Asked of debconf's own
 * library, since {@code debconf-show} leaves out passwords; the database is opened for reading.
 */
record DebconfProbe(String owner) implements Probe<DebconfProbe.Answer> {
  private static final ProbeKind<DebconfProbe, Answer> KIND = new Kind();

  /** One question. */
  record Question(String type, String value, boolean seen) {
    boolean isSecret() {
      return type.equals(DebconfSpec.PASSWORD);
    }

    Question seen(boolean after) {
      return new Question(type, value, after);
    }

    @Override
    public String toString() {
      return type;
    }
  }

  /** What came of it. */
  sealed interface Answer {
    /** The questions by name. */
    record Questions(Map<String, Question> all) implements Answer {}

    /** It could not be asked; what was complained about, nothing when there is no debconf. */
    record Refused(String complaint) implements Answer {}
  }

  @Override
  public ProbeKind<DebconfProbe, Answer> kind() {
    return KIND;
  }

  private static final class Kind implements ProbeKind<DebconfProbe, Answer> {
    private static final String NO_DEBCONF = "none";
    private static final int FIELDS = 4;

    /** Fields in hexadecimal digits, so that nothing in them can be taken for another one. */
    private static final String ASK =
        """
        use strict; use Debconf::Db; use Debconf::Template; use Debconf::Question;
        Debconf::Db->load(readonly => "true");
        my $all = Debconf::Question->iterator;
        while (my $q = $all->iterate) {
          next unless grep { $ARGV[0] eq $_ } split(/, /, $q->owners // "");
          my $value = $q->value;
          print join(" ", map { "x" . unpack("H*", $_ // "") }
            $q->name, $q->type, $value, $q->flag("seen")), "\\n";
        }
        """;

    @Override
    public String name() {
      return "debconf";
    }

    @Override
    public Script script(List<DebconfProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue());
      text.append("ask=").append(Shell.quote(ASK)).append('\n');
      for (int i = 0; i < probes.size(); i++) {
        text.append(Sections.part("questions " + i))
            .append("if command -v debconf-set-selections >/dev/null 2>&1; then\n")
            .append("DEBCONF_NOWARNINGS=yes perl -e \"$ask\" ")
            .append(Shell.quote(probes.get(i).owner()))
            .append(" 2>&1; else echo " + NO_DEBCONF + "; false; fi\n")
            .append(Sections.status("status " + i));
      }
      return Script.of(text.toString());
    }

    @Override
    public List<Answer> parse(List<DebconfProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections sections = Sections.of(name(), result);
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < probes.size(); i++) {
        String text = sections.text("questions " + i).strip();
        if (sections.number("status " + i) != 0) {
          answers.add(new Answer.Refused(text.equals(NO_DEBCONF) ? "" : text));
          continue;
        }
        Map<String, Question> questions = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
          String[] fields = line.split(" ", -1);
          if (fields.length != FIELDS || !line.matches("x[0-9a-f]*( x[0-9a-f]*){3}")) {
            // What debconf warns of, such as passwords that only root may read.
            continue;
          }
          questions.put(
              read(fields[0]),
              new Question(read(fields[1]), read(fields[2]), read(fields[3]).equals("true")));
        }
        answers.add(new Answer.Questions(questions));
      }
      return answers;
    }

    private static String read(String field) {
      return HostText.decode(HexFormat.of().parseHex(field.substring(1)));
    }
  }
}
