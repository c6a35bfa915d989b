package dev.slipway.modules.containers;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Has containerd an image of this name?
 *
 * @param namespace of containerd; the kubelet's images are in {@code k8s.io}
 */
record ImageProbe(String namespace, String name) implements Probe<ImageProbe.Answer> {

  /** What containerd says. */
  sealed interface Answer {
    /** There is none. */
    record Absent() implements Answer {}

    /**
     * There is one.
     *
     * @param digest of the manifest; empty only in predictions
     * @param references further names of the same image
     */
    record Present(Optional<String> digest, List<String> references) implements Answer {
      public Present {
        references = List.copyOf(references);
      }
    }

    /** containerd cannot be asked. */
    record Refused(String reason) implements Answer {}
  }

  @Override
  public ProbeKind<ImageProbe, Answer> kind() {
    return Kind.ONLY;
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return !(answer instanceof Answer.Present);
  }

  private static final class Kind implements ProbeKind<ImageProbe, Answer> {
    private static final Kind ONLY = new Kind();
    private static final int DIGEST = 2;

    @Override
    public String name() {
      return "container image";
    }

    @Override
    public Script script(List<ImageProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue());
      TreeSet<String> namespaces = new TreeSet<>();
      probes.forEach(probe -> namespaces.add(probe.namespace()));
      for (String namespace : namespaces) {
        text.append(Sections.part("images " + namespace))
            .append("ctr -n " + Shell.quote(namespace) + " images ls 2>&1\n")
            .append(Sections.status("exit " + namespace));
      }
      return Script.of(text.append(":\n").toString());
    }

    @Override
    public List<Answer> parse(List<ImageProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections sections = Sections.of(name(), result);
      List<Answer> answers = new ArrayList<>();
      for (ImageProbe probe : probes) {
        String said = sections.text("images " + probe.namespace());
        answers.add(
            sections.number("exit " + probe.namespace()) == 0
                ? answer(probe.name(), images(said))
                : new Answer.Refused(said.strip()));
      }
      return List.copyOf(answers);
    }

    /** Lines of {@code REF TYPE DIGEST SIZE ...} below a title. */
    private static Map<String, String> images(String text) {
      Map<String, String> images = new LinkedHashMap<>();
      for (String line : text.lines().skip(1).toList()) {
        String[] words = line.strip().split("\\s+", -1);
        if (words.length > DIGEST && words[DIGEST].startsWith("sha256:")) {
          images.put(words[0], words[DIGEST]);
        }
      }
      return images;
    }

    private static Answer answer(String name, Map<String, String> images) {
      String digest = images.get(name);
      if (digest == null) {
        return new Answer.Absent();
      }
      List<String> others =
          images.entrySet().stream()
              .filter(it -> it.getValue().equals(digest) && !it.getKey().equals(name))
              .map(Map.Entry::getKey)
              .toList();
      return new Answer.Present(Optional.of(digest), others);
    }
  }
}
