package dev.slipway.modules.support.daemons;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Does a service run, and with the configuration that is there? Times are compared, since no daemon
 * tells: so a change that was made by hand, or by a run that was broken off, is seen too.
 *
 * @param unit such as {@code docker.service}
 * @param files and folders of its configuration; of a folder, the files directly in it
 * @param reloads whether it reads them again when it is reloaded, so that the time of the last
 *     change of its state counts, and not that of its start
 */
public record DaemonProbe(String unit, List<String> files, boolean reloads)
    implements Probe<DaemonAnswer> {

  public DaemonProbe {
    files = List.copyOf(files);
  }

  @Override
  public ProbeKind<DaemonProbe, DaemonAnswer> kind() {
    return Kind.ONLY;
  }

  @Override
  public boolean isAbsent(DaemonAnswer answer) {
    return answer.command().isEmpty();
  }

  private static final class Kind implements ProbeKind<DaemonProbe, DaemonAnswer> {
    private static final Kind ONLY = new Kind();
    private static final Pattern MICROSECONDS = Pattern.compile("t (\\d+)");
    private static final int DIGITS_OF_FRACTION = 6;

    @Override
    public String name() {
      return "daemon";
    }

    @Override
    public Script script(List<DaemonProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue());
      for (int index = 0; index < probes.size(); index++) {
        DaemonProbe probe = probes.get(index);
        String unit = Shell.quote(probe.unit());
        text.append(Sections.part("active " + index))
            .append("systemctl is-active -- " + unit + " 2>/dev/null\n")
            .append(Sections.part("started " + index))
            .append("busctl get-property org.freedesktop.systemd1 ")
            .append(Shell.quote("/org/freedesktop/systemd1/unit/" + escaped(probe.unit())))
            .append(
                probe.reloads()
                    ? " org.freedesktop.systemd1.Unit StateChangeTimestamp 2>/dev/null\n"
                    : " org.freedesktop.systemd1.Service ExecMainStartTimestamp 2>/dev/null\n")
            .append(Sections.part("command " + index))
            .append("systemctl show -p ExecStart --value -- " + unit + " 2>/dev/null\n")
            .append(Sections.part("changed " + index))
            .append("find -L");
        probe.files().forEach(file -> text.append(' ').append(Shell.quote(file)));
        text.append(" -maxdepth 1 -type f -printf '%T@\\n' 2>/dev/null | sort -n | tail -n 1\n");
      }
      return Script.of(text.append(":\n").toString());
    }

    /** As {@code sd_bus_path_encode(3)} has it. */
    private static String escaped(String unit) {
      StringBuilder escaped = new StringBuilder();
      for (char character : unit.toCharArray()) {
        boolean plain = character < '\u0080' && Character.isLetterOrDigit(character);
        escaped.append(plain ? character : "_%02x".formatted((int) character));
      }
      return escaped.toString();
    }

    @Override
    public List<DaemonAnswer> parse(List<DaemonProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections sections = Sections.of(name(), result);
      List<DaemonAnswer> answers = new ArrayList<>();
      for (int index = 0; index < probes.size(); index++) {
        boolean running = sections.text("active " + index).strip().equals("active");
        answers.add(
            new DaemonAnswer(
                running,
                running && isOutdated(sections, index),
                command(sections.text("command " + index))));
      }
      return List.copyOf(answers);
    }

    /** {@code { path=/usr/sbin/dockerd ; argv[]=/usr/sbin/dockerd -H fd:// ; ... }}. */
    private static String command(String text) {
      Matcher words = Pattern.compile("argv\\[\\]=(.*?) ;").matcher(text);
      return words.find() ? words.group(1) : "";
    }

    private static boolean isOutdated(Sections sections, int index)
        throws UnreadableAnswerException {
      Matcher started = MICROSECONDS.matcher(sections.text("started " + index).strip());
      String changed = sections.text("changed " + index).strip();
      return started.matches()
          && !changed.isEmpty()
          && new BigDecimal(changed)
                  .compareTo(new BigDecimal(started.group(1)).movePointLeft(DIGITS_OF_FRACTION))
              > 0;
    }
  }
}
