package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.UnreadableAnswerException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As whom are things done on this host? A name is the one that the login found for its number. */
public record ActorProbe() implements Probe<Actor> {
  private static final ProbeKind<ActorProbe, Actor> KIND = new Kind();

  @Override
  public ProbeKind<ActorProbe, Actor> kind() {
    return KIND;
  }

  /** A process keeps its numbers and its umask, see credentials(7). */
  @Override
  public boolean outlastsChanges() {
    return true;
  }

  private static final class Kind implements ProbeKind<ActorProbe, Actor> {
    private static final Pattern FORM =
        Pattern.compile(
            "(?<umask>[0-7]+)\\n"
                + "uid=(?<uid>\\d+)(\\((?<user>[^)\\n"
                + "]*)\\))? gid=(?<gid>\\d+)(\\((?<group>[^)\\n"
                + "]*)\\))?[^\\n"
                + "]*\\n");
    private static final int OCTAL = 8;

    @Override
    public String name() {
      return "actor";
    }

    @Override
    public Script script(List<ActorProbe> probes) {
      // In the place of the shell, which is one process less.
      return Script.of("umask\nexec id\n");
    }

    @Override
    public List<Actor> parse(List<ActorProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Matcher fields = FORM.matcher(result.stdoutText());
      if (!fields.matches()) {
        throw new UnreadableAnswerException(name(), "\"" + result.stdoutText().strip() + "\"");
      }
      Actor actor =
          new Actor(
              Long.parseLong(fields.group("uid")),
              name(fields, "user", "uid"),
              Long.parseLong(fields.group("gid")),
              name(fields, "group", "gid"),
              Integer.parseInt(fields.group("umask"), OCTAL));
      return Collections.nCopies(probes.size(), actor);
    }

    private static String name(Matcher fields, String nameField, String numberField) {
      String name = fields.group(nameField);
      return name == null ? fields.group(numberField) : name;
    }
  }
}
