package dev.slipway.modules.support;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.module.TaskFailedException;
import java.util.List;

/** Is there a program of this name on the host? What a package brings may be absent until then. */
public record ToolProbe(String program) implements Probe<Boolean> {
  private static final ProbeKind<ToolProbe, Boolean> KIND = new Kind();

  @Override
  public ProbeKind<ToolProbe, Boolean> kind() {
    return KIND;
  }

  /**
   * Makes sure that a program is there.
   *
   * @throws TaskFailedException when it is not, with where it comes from
   */
  public static void require(HostReader host, String program, String brings) throws HostException {
    if (!host.ask(new ToolProbe(program))) {
      throw new TaskFailedException(
          "The host has no program \"%s\". Install the package %s first."
              .formatted(program, brings));
    }
  }

  @Override
  public boolean isAbsent(Boolean answer) {
    return !answer;
  }

  private static final class Kind implements ProbeKind<ToolProbe, Boolean> {
    @Override
    public String name() {
      return "program";
    }

    @Override
    public Script script(List<ToolProbe> probes) {
      String names = Shell.quoteAll(probes.stream().map(ToolProbe::program).toList());
      return Script.of(
          "for p in " + names + "; do command -v \"$p\" >/dev/null && echo yes || echo no; done\n");
    }

    @Override
    public List<Boolean> parse(List<ToolProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      List<String> lines = result.stdoutText().lines().toList();
      if (lines.size() != probes.size()) {
        throw new UnreadableAnswerException(name(), lines.size() + " lines");
      }
      return lines.stream().map("yes"::equals).toList();
    }
  }
}
