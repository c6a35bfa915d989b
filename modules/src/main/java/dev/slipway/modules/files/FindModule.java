package dev.slipway.modules.files;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileType;
import dev.slipway.host.probe.ListingAnswer;
import dev.slipway.host.probe.TreeAnswer.Entry;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.PythonRegex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Lists files by what they are called and what they are. */
final class FindModule implements TaskModule<FindDesired, FindModule.Observed> {
  private static final ModuleSpec SPEC = FindSpec.spec();
  private static final Comparator<Entry> FROM_TOP =
      Comparator.<Entry>comparingLong(entry -> entry.path().chars().filter(c -> c == '/').count())
          .thenComparing(Entry::path);

  /**
   * What was found.
   *
   * @param checksums of regular files, by path, when they were asked for
   * @param examined how many entries were looked at
   * @param skipped why paths were not wholly looked at, by path
   */
  record Observed(
      List<Entry> found,
      Map<String, String> checksums,
      long examined,
      Map<String, String> skipped) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public FindDesired bind(Arguments arguments) {
    return FindDesired.bind(arguments);
  }

  @Override
  public Observed observe(FindDesired desired, HostReader host) throws HostException {
    List<ListingAnswer> listings = host.askAll(desired.listings());
    List<Entry> candidates = new ArrayList<>();
    Map<String, String> skipped = new LinkedHashMap<>();
    long examined = 0;
    Predicate<String> names = desired.names().test();
    for (int index = 0; index < listings.size(); index++) {
      ListingAnswer listing = listings.get(index);
      String path = desired.listings().get(index).path();
      reason(path, listing).ifPresent(text -> skipped.put(path, text));
      examined += listing.entries().size();
      listing.entries().stream()
          .filter(entry -> names.test(Paths.name(entry.path())))
          .filter(entry -> desired.criteria().hold(entry.file(), listing.now()))
          .sorted(FROM_TOP)
          .forEach(candidates::add);
    }
    List<Entry> matching = withContent(desired, candidates, host);
    List<Entry> found =
        desired.limit() == 0
            ? matching
            : matching.subList(0, Math.min(desired.limit(), matching.size()));
    return new Observed(List.copyOf(found), checksums(desired, found, host), examined, skipped);
  }

  private static Optional<String> reason(String path, ListingAnswer listing) {
    return Optional.ofNullable(
        switch (listing.root()) {
          case ABSENT -> "\"" + path + "\" does not exist";
          case OTHER -> "\"" + path + "\" is not a directory";
          case DIRECTORY ->
              listing.complete() ? null : "the acting user may not look at everything in it";
        });
  }

  private static List<Entry> withContent(
      FindDesired desired, List<Entry> candidates, HostReader host) throws HostException {
    if (desired.contains().isEmpty()) {
      return candidates;
    }
    String expression = desired.contains().get();
    List<FileAnswer> answers =
        host.askAll(candidates.stream().map(entry -> FileProbe.content(entry.path())).toList());
    List<Entry> matching = new ArrayList<>();
    for (int index = 0; index < candidates.size(); index++) {
      boolean matches =
          answers
              .get(index)
              .present()
              .flatMap(FileAnswer.Present::content)
              .filter(content -> matches(expression, desired.whole(), content))
              .isPresent();
      if (matches) {
        matching.add(candidates.get(index));
      }
    }
    return matching;
  }

  /** Each byte is one character, so that content can be any bytes. */
  private static boolean matches(String expression, boolean whole, Bytes content) {
    String bytes =
        new String(expression.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    PythonRegex regex = PythonRegex.parse(bytes);
    String text = new String(content.toArray(), StandardCharsets.ISO_8859_1);
    return whole
        ? regex.isFoundIn(text)
        : text.lines().anyMatch(line -> regex.matchesStartOf(line, false));
  }

  private static Map<String, String> checksums(
      FindDesired desired, List<Entry> found, HostReader host) throws HostException {
    Map<String, String> checksums = new LinkedHashMap<>();
    if (desired.algorithm().isEmpty()) {
      return checksums;
    }
    List<ChecksumProbe> probes =
        found.stream()
            .filter(entry -> entry.file().is(FileType.REGULAR))
            .map(entry -> new ChecksumProbe(entry.path(), desired.algorithm().get()))
            .toList();
    List<Optional<String>> answers = host.askAll(probes);
    for (int index = 0; index < probes.size(); index++) {
      String path = probes.get(index).path();
      answers.get(index).ifPresent(digest -> checksums.put(path, digest));
    }
    return checksums;
  }

  @Override
  public Diff diff(FindDesired desired, Observed observed) {
    return Diff.none();
  }

  @Override
  public Map<String, Object> apply(FindDesired desired, Diff diff, HostSession host) {
    return Map.of();
  }

  @Override
  public Map<String, Object> values(FindDesired desired, Observed observed) {
    List<Map<String, Object>> files = new ArrayList<>();
    for (Entry entry : observed.found()) {
      files.add(new FoundFile(entry, Optional.ofNullable(observed.checksums().get(entry.path()))));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("files", files);
    values.put("matched", (long) files.size());
    values.put("examined", observed.examined());
    values.put("skipped_paths", observed.skipped());
    values.put(
        "msg",
        observed.skipped().isEmpty()
            ? "All paths examined"
            : "Not all paths examined, see skipped_paths");
    return values;
  }
}
