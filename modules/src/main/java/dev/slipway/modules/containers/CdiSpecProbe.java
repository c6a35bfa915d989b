package dev.slipway.modules.containers;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;

/**
 * Does the CDI specification of the GPUs say what nvidia-ctk would write now?
 *
 * <p>Lines are compared, and not their order, which no document promises. {@code nvidia-ctk cdi
 * generate} prints when it is given no file, so nothing is altered; a file that its environment
 * names is ruled out. Coherent devices have files of their own beside (from 1.18 on).
 *
 * <p>Source: "Support for Container Device Interface" of the NVIDIA Container Toolkit: from 1.18 on
 * {@code nvidia-cdi-refresh.service} keeps one in {@code /var/run/cdi}, which CDI prefers to {@code
 * /etc/cdi}; before, it is made by hand in {@code /etc/cdi}.
 */
record CdiSpecProbe() implements Probe<CdiSpecProbe.Answer> {
  private static final String SCRIPT =
      """
      now() { NVIDIA_CTK_CDI_OUTPUT_FILE_PATH= timeout 60 nvidia-ctk cdi generate; }
      for file in /var/run/cdi/nvidia.yaml /etc/cdi/nvidia.yaml; do [ -e "$file" ] && break; done
      part path; echo "$file"
      part type
      if [ -d "$file" ]; then echo directory; elif [ -e "$file" ]; then echo file; fi
      part complaint
      if wanted=$(now 2>/dev/null); then :; else now 2>&1 >/dev/null | tail -n 1; fi
      part current
      name=${file%.yaml}
      found=$(cat "$file" "$name.coherent.yaml" "$name.noncoherent.yaml" 2>/dev/null |
      grep -v '^---$' | sort)
      [ "$found" = "$(printf '%s\\n' "$wanted" | grep -v '^---$' | sort)" ] && echo yes
      :
      """;

  /**
   * What is there.
   *
   * @param path the specification that counts, or where it is to be
   * @param complaint what nvidia-ctk said when it could make none; empty when it can
   */
  record Answer(String path, State state, String complaint) {
    Answer current() {
      return new Answer(path, State.CURRENT, complaint);
    }
  }

  /** How a specification stands to the host. */
  enum State {
    ABSENT,
    CURRENT,
    OUTDATED,
    /** A directory is in its place. */
    BLOCKED
  }

  @Override
  public ProbeKind<CdiSpecProbe, Answer> kind() {
    return new OneQuestion<>("CDI specification", SCRIPT, CdiSpecProbe::read);
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return answer.state() == State.ABSENT || !answer.complaint().isEmpty();
  }

  private static Answer read(Sections output) throws UnreadableAnswerException {
    boolean current = !output.text("current").isBlank();
    State state =
        switch (output.text("type").strip()) {
          case "" -> State.ABSENT;
          case "directory" -> State.BLOCKED;
          default -> current ? State.CURRENT : State.OUTDATED;
        };
    return new Answer(output.text("path").strip(), state, output.text("complaint").strip());
  }
}
