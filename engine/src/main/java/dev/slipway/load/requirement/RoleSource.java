package dev.slipway.load.requirement;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a role comes from, as a user writes it.
 *
 * @param text what {@code git} is given
 * @param refusal why it cannot be used, and what to write; empty when it can
 */
record RoleSource(String text, Optional<Refusal> refusal) {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)");
  private static final Pattern ARCHIVE = Pattern.compile("(?i).*\\.(tar(\\.\\w+)?|tgz|tbz|zip)");
  private static final Pattern HOST_AND_PATH = Pattern.compile("[\\w.-]+@[\\w.-]+:[^:].*");
  private static final Pattern CREDENTIALS = Pattern.compile("[^/@]*:[^/@]*@.*");
  private static final Pattern LAST = Pattern.compile("([^/:]+?)(?:\\.git)?/*$");

  /** Why not, and what to do. */
  record Refusal(String why, String fix) {}

  /**
   * @param folder what relative paths are relative to
   */
  static RoleSource of(String written, Path folder) {
    String text = written.startsWith("git+") ? written.substring(4) : written;
    Matcher scheme = SCHEME.matcher(text);
    if (ARCHIVE.matcher(text).matches()) {
      return refused(
          text,
          "is an archive, and roles come from git",
          "write the address of its git repository as \"src\", and its tag as \"version\"");
    }
    if (scheme.matches()) {
      return ofAddress(text, scheme.group(1), scheme.group(2));
    }
    if (HOST_AND_PATH.matcher(text).matches()) {
      return new RoleSource(text, Optional.empty());
    }
    if (text.startsWith("-") || text.contains("::") || !text.contains("/")) {
      return refused(
          text,
          "is no address, and there is no catalogue of roles to look it up in",
          "write the address of its git repository, such as src: https://HOST/PATH.git");
    }
    return new RoleSource(folder.resolve(text).normalize().toString(), Optional.empty());
  }

  private static RoleSource ofAddress(String text, String scheme, String rest) {
    return switch (scheme) {
      case "https" ->
          CREDENTIALS.matcher(rest).matches()
              ? refused(
                  "https://...",
                  "holds a password, which would stand in the lock file",
                  "leave it out, and let git ask one of its credential helpers")
              : new RoleSource(text, Optional.empty());
      case "ssh", "file" -> new RoleSource(text, Optional.empty());
      case "http", "git" ->
          refused(
              text, "lets others alter on the way what comes", "write https:// or ssh:// instead");
      default -> refused(text, "is nothing that git is used for here", "write https, ssh or file");
    };
  }

  private static RoleSource refused(String text, String why, String fix) {
    return new RoleSource(text, Optional.of(new Refusal(why, fix)));
  }

  /** The name of a role that is given none: the last part of the path. */
  String name() {
    Matcher last = LAST.matcher(text);
    return last.find() ? last.group(1) : "";
  }
}
