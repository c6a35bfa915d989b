package dev.slipway.modules.system;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;

/**
 * Is a module of the kernel loaded, or could it be?
 *
 * @param name as the kernel has it, with {@code _} for {@code -}
 */
record KernelModuleProbe(String name) implements Probe<KernelModuleProbe.State> {
  private static final ProbeKind<KernelModuleProbe, State> KIND = new Kind();

  /** What the kernel says. */
  enum State {
    LOADED,
    /** A part of the kernel itself. */
    BUILT_IN,
    /** Not loaded; modprobe finds it. */
    AVAILABLE,
    MISSING
  }

  @Override
  public ProbeKind<KernelModuleProbe, State> kind() {
    return KIND;
  }

  @Override
  public boolean isAbsent(State answer) {
    return answer == State.MISSING;
  }

  private static final class Kind implements ProbeKind<KernelModuleProbe, State> {
    private static final String TELL =
        """
        tell() {
        if grep -q "^$1 " /proc/modules 2>/dev/null; then echo LOADED
        elif [ -d "/sys/module/$1" ]; then echo BUILT_IN
        elif modprobe -n -q -- "$1" 2>/dev/null; then echo AVAILABLE
        else echo MISSING
        fi
        }
        """;

    @Override
    public String name() {
      return "kernel module";
    }

    @Override
    public Script script(List<KernelModuleProbe> probes) {
      StringBuilder text = new StringBuilder(TELL);
      for (KernelModuleProbe probe : probes) {
        text.append("tell ").append(Shell.quote(probe.name())).append('\n');
      }
      return Script.of(text.toString());
    }

    @Override
    public List<State> parse(List<KernelModuleProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      List<String> lines = result.stdoutText().lines().toList();
      if (lines.size() != probes.size()) {
        throw new UnreadableAnswerException(
            name(), lines.size() + " lines for " + probes.size() + " modules");
      }
      List<State> states = new ArrayList<>();
      for (String line : lines) {
        try {
          states.add(State.valueOf(line));
        } catch (IllegalArgumentException _) {
          throw new UnreadableAnswerException(name(), "\"" + line + "\"");
        }
      }
      return states;
    }
  }
}
