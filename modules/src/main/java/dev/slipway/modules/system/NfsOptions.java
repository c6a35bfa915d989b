package dev.slipway.modules.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of an export for one client, by what they are about: of {@code rw} and {@code ro}
 * only one can hold. Rules and defaults are those of {@code exports(5)} of nfs-utils 2.6.
 *
 * @param words by subject, such as {@code access} and {@code rw}; a subject without a word is not
 *     known, or has no default
 */
record NfsOptions(Map<String, String> words) {
  private static final Map<String, List<String>> SUBJECTS = subjects();
  private static final Map<String, String> SYNONYMS =
      Map.of(
          "auth_nlm", "secure_locks",
          "no_auth_nlm", "insecure_locks",
          "fsid=root", "fsid=0",
          "mp", "mountpoint");
  private static final List<String> VALUED =
      List.of("anonuid", "anongid", "fsid", "mountpoint", "mp", "refer", "replicas", "sec");
  private static final Map<String, String> VALUES =
      Map.of("anonuid", "anonuid=65534", "anongid", "anongid=65534", "sec", "sec=sys");

  /** Subjects with their words, the default first. */
  private static Map<String, List<String>> subjects() {
    Map<String, List<String>> subjects = new LinkedHashMap<>();
    subjects.put("access", List.of("ro", "rw"));
    subjects.put("sync", List.of("sync", "async"));
    subjects.put("wdelay", List.of("wdelay", "no_wdelay"));
    subjects.put("hide", List.of("hide", "nohide"));
    subjects.put("crossmnt", List.of("nocrossmnt", "crossmnt"));
    subjects.put("subtree", List.of("no_subtree_check", "subtree_check"));
    subjects.put("locks", List.of("secure_locks", "insecure_locks"));
    subjects.put("acl", List.of("acl", "no_acl"));
    subjects.put("pnfs", List.of("no_pnfs", "pnfs"));
    subjects.put("label", List.of("no_security_label", "security_label"));
    subjects.put("port", List.of("secure", "insecure"));
    subjects.put("root", List.of("root_squash", "no_root_squash"));
    subjects.put("all", List.of("no_all_squash", "all_squash"));
    return subjects;
  }

  /** What the word is about; empty when there is no such option. */
  static Optional<String> subject(String word) {
    String plain = SYNONYMS.getOrDefault(word, word);
    for (Map.Entry<String, List<String>> subject : SUBJECTS.entrySet()) {
      if (subject.getValue().contains(plain)) {
        return Optional.of(subject.getKey());
      }
    }
    String name = plain.replaceFirst("=.*", "");
    boolean valued = plain.matches("[a-z]+=[^\\s,()]+") || plain.equals("mountpoint");
    return Optional.of(SYNONYMS.getOrDefault(name, name))
        .filter(_ -> valued && VALUED.contains(name));
  }

  /** As they hold when these are declared: a later word wins, and the rest has its default. */
  static NfsOptions declared(List<String> declared) {
    Map<String, String> words = defaults();
    put(declared, words);
    return new NfsOptions(words);
  }

  /**
   * As {@code exportfs -v} shows them. It leaves {@code secure} and {@code insecure} out where the
   * kernel has no server of NFS: then it is not known.
   */
  static NfsOptions shown(List<String> shown) {
    Map<String, String> words = defaults();
    words.remove("port");
    if (!shown.contains("no_subtree_check")) {
      words.put("subtree", "subtree_check");
    }
    put(shown, words);
    return new NfsOptions(words);
  }

  boolean knowsPort() {
    return words.containsKey("port");
  }

  NfsOptions withoutPort() {
    Map<String, String> left = new LinkedHashMap<>(words);
    left.remove("port");
    return new NfsOptions(left);
  }

  private static Map<String, String> defaults() {
    Map<String, String> words = new LinkedHashMap<>();
    SUBJECTS.forEach((subject, alternatives) -> words.put(subject, alternatives.getFirst()));
    words.putAll(VALUES);
    return words;
  }

  private static void put(List<String> written, Map<String, String> words) {
    for (String word : written) {
      subject(word)
          .ifPresent(
              subject ->
                  words.put(
                      subject,
                      SYNONYMS.getOrDefault(word, word.replaceFirst("^mp=", "mountpoint="))));
    }
  }

  /** These words, and of {@code more} those about other subjects behind them. */
  static List<String> merged(List<String> words, List<String> more) {
    List<String> subjects = words.stream().flatMap(it -> subject(it).stream()).toList();
    List<String> merged = new ArrayList<>(words);
    more.stream()
        .filter(word -> subject(word).filter(subjects::contains).isEmpty())
        .forEach(merged::add);
    return List.copyOf(merged);
  }

  /** One word, where two sets of options differ. */
  record Difference(String subject, Optional<String> before, Optional<String> after) {}

  /** Where {@code after} differs, in a stable order; what is not known here does not. */
  List<Difference> differences(NfsOptions after) {
    List<String> subjects = new ArrayList<>(SUBJECTS.keySet());
    VALUED.stream().filter(name -> !SYNONYMS.containsKey(name)).forEach(subjects::add);
    List<Difference> differences = new ArrayList<>();
    for (String subject : subjects) {
      Optional<String> now = Optional.ofNullable(words.get(subject));
      Optional<String> then = Optional.ofNullable(after.words().get(subject));
      boolean known = now.isPresent() || !SUBJECTS.containsKey(subject);
      if (known && !now.equals(then)) {
        differences.add(new Difference(subject, now, then));
      }
    }
    return List.copyOf(differences);
  }
}
