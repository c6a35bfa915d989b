package dev.slipway.modules.containers;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which GPUs of NVIDIA does the host have, and what for them?
 *
 * <p>Sources: {@code nvidia-smi(1)}, "--query-gpu"; the README of {@code nvidia-ctk} in
 * nvidia-container-toolkit 1.20.
 *
 * @param runtime the program that stands between a container runtime and runc
 */
record NvidiaProbe(String runtime) implements Probe<NvidiaAnswer> {
  private static final Pattern GPU = Pattern.compile("([\\d.]+), ([A-Z]+-[^,\\s]+), (.+)");
  private static final Pattern TOOLKIT = Pattern.compile("\\bversion v?(\\d\\S*)");

  @Override
  public ProbeKind<NvidiaProbe, NvidiaAnswer> kind() {
    String text =
        """
        part smi; command -v nvidia-smi
        part gpus
        timeout 60 nvidia-smi --query-gpu=driver_version,uuid,name --format=csv,noheader 2>&1
        status exit
        part nouveau; grep '^nouveau ' /proc/modules
        part toolkit; command -v nvidia-ctk && nvidia-ctk --version 2>/dev/null
        part runtime; command -v %s
        :
        """
            .formatted(Shell.quote(runtime));
    return new OneQuestion<>("nvidia " + runtime, text, NvidiaProbe::read);
  }

  /** A driver, a toolkit or a kernel module may come with what is planned before. */
  @Override
  public boolean isAbsent(NvidiaAnswer answer) {
    return !answer.problems(runtime).isEmpty();
  }

  private static NvidiaAnswer read(Sections output) throws UnreadableAnswerException {
    return new NvidiaAnswer(
        driver(output),
        !output.text("nouveau").isBlank(),
        toolkit(output.text("toolkit")),
        !output.text("runtime").isBlank());
  }

  private static NvidiaAnswer.Driver driver(Sections output) throws UnreadableAnswerException {
    if (output.text("smi").isBlank()) {
      return new NvidiaAnswer.Driver.Missing();
    }
    String version = "";
    List<String> gpus = new ArrayList<>();
    for (String line : output.lines("gpus")) {
      Matcher gpu = GPU.matcher(line.strip());
      if (gpu.matches()) {
        version = gpu.group(1);
        gpus.add(gpu.group(3) + " (" + gpu.group(2) + ")");
      }
    }
    return output.number("exit") == 0 && !gpus.isEmpty()
        ? new NvidiaAnswer.Driver.Present(version, gpus)
        : new NvidiaAnswer.Driver.Failing(output.text("gpus").strip());
  }

  private static Optional<String> toolkit(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    Matcher version = TOOLKIT.matcher(text);
    return Optional.of(version.find() ? version.group(1) : "");
  }
}
