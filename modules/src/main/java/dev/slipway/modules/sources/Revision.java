package dev.slipway.modules.sources;

import dev.slipway.module.TaskFailedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a version stands for in another repository.
 *
 * @param kind how it is fetched and checked out
 * @param name of the branch or the tag; the full name of another reference; the commit itself
 */
record Revision(Kind kind, String name, String commit) {
  private static final String BRANCHES = "refs/heads/";
  private static final String TAGS = "refs/tags/";

  /** Where what belongs to no branch and no tag is kept, so that nobody takes it for local work. */
  private static final String PINNED = "slipway-pinned";

  /** What it is. */
  enum Kind {
    BRANCH,
    TAG,
    OTHER
  }

  /**
   * Looks a version up: a branch before a tag, as git does not say which is meant.
   *
   * @throws TaskFailedException when there is nothing of that name
   */
  static Revision of(String version, RemoteProbe.Answer.References references) {
    Map<String, String> commits = references.commits();
    if (version.equals("HEAD")) {
      return head(references);
    }
    for (String name : List.of(version, BRANCHES + version, TAGS + version)) {
      String commit = commits.get(name);
      if (commit != null && name.startsWith("refs/")) {
        return named(name, commit);
      }
    }
    if (version.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
      return new Revision(Kind.OTHER, version, version);
    }
    throw new TaskFailedException(
        "The repository has no branch and no tag \"%s\". A commit is named with all of its digits."
            .formatted(version));
  }

  private static Revision head(RemoteProbe.Answer.References references) {
    Optional<String> branch = references.head().filter(references.commits()::containsKey);
    String commit = references.commits().get("HEAD");
    if (commit == null) {
      throw new TaskFailedException(
          "The repository has no default branch with a commit. Name a version.");
    }
    return branch
        .map(name -> named(name, commit))
        .orElseGet(() -> new Revision(Kind.OTHER, commit, commit));
  }

  private static Revision named(String reference, String commit) {
    if (reference.startsWith(BRANCHES)) {
      return new Revision(Kind.BRANCH, reference.substring(BRANCHES.length()), commit);
    }
    return reference.startsWith(TAGS)
        ? new Revision(Kind.TAG, reference.substring(TAGS.length()), commit)
        : new Revision(Kind.OTHER, reference, commit);
  }

  /** What is fetched when nothing else is. */
  String refspec(String remote, boolean bare) {
    return switch (kind) {
      case BRANCH ->
          "+%s%s:%s%s"
              .formatted(BRANCHES, name, bare ? BRANCHES : "refs/remotes/" + remote + "/", name);
      case TAG -> "+" + TAGS + name + ":" + TAGS + name;
      case OTHER -> "+" + name + ":refs/remotes/" + remote + "/" + PINNED;
    };
  }

  /** The words behind {@code git checkout}. */
  List<String> checkout(String remote) {
    return switch (kind) {
      case BRANCH -> List.of("-B", name, "refs/remotes/" + remote + "/" + name);
      case TAG -> List.of("--detach", TAGS + name);
      case OTHER -> List.of("--detach", commit);
    };
  }
}
