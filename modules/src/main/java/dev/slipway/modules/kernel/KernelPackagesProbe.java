package dev.slipway.modules.kernel;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.AptCache;
import dev.slipway.host.probe.Sections;
import dev.slipway.modules.support.AskedDnf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which kernels of a source are installed, and which could be? */
record KernelPackagesProbe(KernelSource source) implements Probe<KernelPackages> {

  @Override
  public ProbeKind<KernelPackagesProbe, KernelPackages> kind() {
    return Kind.ONLY;
  }

  private static final class Kind implements ProbeKind<KernelPackagesProbe, KernelPackages> {
    private static final Kind ONLY = new Kind();
    private static final String IMAGE = "linux-image-";
    private static final int TOKENS = 3;

    /**
     * The package of a kernel itself stands behind up to three that only name it ({@code
     * linux-generic}, {@code linux-image-generic}, {@code linux-image-6.8.0-31-generic}).
     */
    private static final String APT =
        """
        named() { tr ',|' '\\n\\n' | sed 's/^ *//; s/ .*//' | grep -m 1 '^linux-image-'; }
        depends() { dpkg-query -W -f '${db:Status-Status} ${Depends}' "$1" 2>/dev/null |\
         sed -n 's/^installed //p' | named; }
        offers() { apt-cache $cache "$@" | sed -n 's/^Depends: //p' | named; }
        follow() { p=$1; shift; for _ in 1 2 3; do
        n=$("$@" "$p" 2>/dev/null); [ -n "$n" ] || break; p=$n; done; }
        """;

    @Override
    public String name() {
      return "kernel packages";
    }

    @Override
    public Script script(List<KernelPackagesProbe> probes) {
      StringBuilder text = new StringBuilder(Sections.prologue());
      text.append(AptCache.SET_CACHE_OPTIONS).append(APT).append(AskedDnf.ASK);
      for (int i = 0; i < probes.size(); i++) {
        KernelSource source = probes.get(i).source();
        text.append(source.isApt() ? apt(i, source) : rpm(i, source));
      }
      return Script.of(text.append(":\n").toString());
    }

    private static String apt(int index, KernelSource source) {
      String name = Shell.quote(source.name());
      String release = source.repository().map(it -> " -t " + Shell.quote(it)).orElse("");
      return Sections.part("installed " + index)
          + ("follow " + name + " depends\n")
          + "dpkg-query -W -f '${db:Status-Status}' \"$p\" 2>/dev/null | grep -qx installed"
          + " && echo \"$p\"\n"
          + Sections.part("candidates " + index)
          + ("follow " + name + " offers" + release + " show --no-all-versions\n")
          + ("[ -n \"$(apt-cache $cache"
              + release
              + " show \"$p\" 2>/dev/null)\" ] && echo \"$p\"\n")
          + Sections.part("complaint " + index)
          + ("apt-cache $cache" + release + " show -- " + name + " 2>&1 >/dev/null | tail -n 1\n");
    }

    private static String rpm(int index, KernelSource source) {
      String name = Shell.quote(source.name());
      String list =
          "ask "
              + source.tool()
              + " -q --showduplicates "
              + Shell.quoteAll(source.enabling())
              + (source.tool().equals("yum") ? " list available " : " list --available ")
              + name;
      return Sections.part("installed " + index)
          + ("rpm -q --qf '%{VERSION}-%{RELEASE}.%{ARCH}\\n' " + name + " 2>/dev/null\n")
          + Sections.part("candidates " + index)
          + (list + " 2>/dev/null || { :\n")
          + Sections.part("complaint " + index)
          + (list + " 2>&1 >/dev/null | grep -v '^ *$' | tail -n 1; }\n");
    }

    @Override
    public List<KernelPackages> parse(List<KernelPackagesProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      Sections sections = Sections.of(name(), result);
      List<KernelPackages> answers = new ArrayList<>();
      for (int i = 0; i < probes.size(); i++) {
        KernelSource source = probes.get(i).source();
        List<KernelRelease> installed = new ArrayList<>();
        for (String line : sections.lines("installed " + i)) {
          release(source, line.strip()).ifPresent(installed::add);
        }
        String candidates = sections.text("candidates " + i);
        answers.add(
            new KernelPackages(
                installed,
                source.isApt() ? ofApt(source, candidates) : ofRpm(source, candidates),
                sections.find("complaint " + i).orElse("").strip()));
      }
      return List.copyOf(answers);
    }

    private static Optional<KernelRelease> release(KernelSource source, String line) {
      if (!source.isApt()) {
        return line.contains(" ") ? Optional.empty() : Optional.of(new KernelRelease(line));
      }
      String release = line.replaceFirst("^" + IMAGE + "(unsigned-)?", "");
      boolean image = line.startsWith(IMAGE) && release.matches("\\d.*");
      return image ? Optional.of(new KernelRelease(release)) : Optional.empty();
    }

    private static List<KernelPackages.Candidate> ofApt(KernelSource source, String text) {
      return release(source, text.strip()).stream()
          .map(it -> new KernelPackages.Candidate(it, source.name()))
          .toList();
    }

    /** Three words for each: yum breaks lines that are too long for 80 columns. */
    private static List<KernelPackages.Candidate> ofRpm(KernelSource source, String text) {
      List<String> words =
          text.lines()
              .filter(line -> !line.strip().matches("(?i)(available|installed) packages"))
              .flatMap(line -> java.util.Arrays.stream(line.strip().split("\\s+")))
              .filter(word -> !word.isEmpty())
              .toList();
      List<KernelPackages.Candidate> candidates = new ArrayList<>();
      for (int i = 0; i + TOKENS <= words.size(); i += TOKENS) {
        String version = words.get(i + 1).replaceFirst("^\\d+:", "");
        String name = source.name() + ".";
        if (words.get(i).startsWith(name)) {
          String machine = words.get(i).substring(name.length());
          candidates.add(
              new KernelPackages.Candidate(
                  new KernelRelease(version + "." + machine),
                  source.name() + "-" + version + "." + machine));
        }
      }
      return List.copyOf(candidates);
    }
  }
}
