package dev.slipway.modules.sources;

import dev.slipway.module.TaskFailedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is fetched besides, and where it is kept. The rules are those of git-fetch(1); that a name
 * without {@code refs/} is looked for as gitrevisions(7) says.
 *
 * @param source a reference of the other repository, or a pattern with one star
 * @param target a reference here by its full name, with a star when the source has one
 */
record Refspec(String source, String target) {
  private static final String FULL = "refs/";
  private static final String NAME = "[^\\s~^:?*\\[\\\\-][^\\s~^:?\\[\\\\]*";

  /** Where what has no other name is kept, so that nobody takes it for local work. */
  private static final String UNNAMED = "slipway-refspec";

  /** Reads {@code [+]SOURCE[:TARGET]}; empty when it is none, or one that leaves something out. */
  static Optional<Refspec> parse(String text, String remote) {
    String[] sides = (text.startsWith("+") ? text.substring(1) : text).split(":", -1);
    String source = sides[0];
    boolean named = sides.length == 2 && !sides[1].isEmpty();
    String target = named ? full(sides[1]) : FULL + "remotes/" + remote + "/" + UNNAMED;
    boolean valid =
        sides.length <= 2
            && isName(source)
            && isName(target)
            && stars(source) == stars(target)
            && stars(source) <= 1
            && (stars(source) == 0 || source.startsWith(FULL));
    return valid ? Optional.of(new Refspec(source, target)) : Optional.empty();
  }

  private static String full(String name) {
    if (name.startsWith(FULL)) {
      return name;
    }
    boolean kind =
        name.startsWith("heads/") || name.startsWith("tags/") || name.startsWith("remotes/");
    return kind ? FULL + name : FULL + "heads/" + name;
  }

  private static boolean isName(String name) {
    return name.matches(NAME) && !name.contains("..");
  }

  private static long stars(String name) {
    return name.chars().filter(letter -> letter == '*').count();
  }

  /** As git takes it. */
  String word() {
    return "+" + source + ":" + target;
  }

  /** What the names of all that is kept begin with, up to a slash, or the name itself. */
  String folder() {
    int star = target.indexOf('*');
    return star < 0 ? target : target.substring(0, target.lastIndexOf('/', star));
  }

  /**
   * The references that are to be here, with their commits.
   *
   * @throws TaskFailedException when the other repository has no such reference
   */
  Map<String, String> wanted(RemoteProbe.Answer.References references) {
    int star = source.indexOf('*');
    if (star < 0) {
      return Map.of(target, commit(references.commits()));
    }
    String start = source.substring(0, star);
    String end = source.substring(star + 1);
    Map<String, String> wanted = new LinkedHashMap<>();
    references
        .commits()
        .forEach(
            (name, commit) -> {
              if (name.length() >= start.length() + end.length()
                  && name.startsWith(start)
                  && name.endsWith(end)) {
                String middle = name.substring(start.length(), name.length() - end.length());
                wanted.put(target.replace("*", middle), commit);
              }
            });
    return wanted;
  }

  private String commit(Map<String, String> commits) {
    for (String form : List.of("%s", "refs/%s", "refs/tags/%s", "refs/heads/%s")) {
      String commit = commits.get(form.formatted(source));
      if (commit != null) {
        return commit;
      }
    }
    if (source.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
      return source;
    }
    throw new TaskFailedException(
        "The repository has no reference \"%s\", which refspec names.".formatted(source));
  }
}
