package dev.slipway.host;

import java.util.Optional;

/**
 * One file to put in place, see {@link HostSession#write}.
 *
 * @param path absolute path of the target; its directory exists
 * @param content what the file holds afterwards
 * @param owner user name or number; unset: the owner of the file before, else the acting user
 * @param group group name or number; unset: the group of the file before, else the acting user's
 * @param mode permission bits; unset: those of the file before, else 0666 less the umask
 * @param validate a command with {@code %s} where the path of the candidate goes; when it fails the
 *     target stays as it was
 * @param backup keep the file before beside it, as {@code PATH.TIMESTAMP~}
 * @param follow what to do when the path is a symbolic link: write the file that it points to, or
 *     (when not set) put a file in place of the link, whose target stays as it is
 */
public record FileWrite(
    String path,
    Content content,
    Optional<String> owner,
    Optional<String> group,
    Optional<Integer> mode,
    Optional<String> validate,
    boolean backup,
    boolean follow) {

  public static FileWrite of(String path, Content content) {
    return new FileWrite(
        path,
        content,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false);
  }

  public FileWrite withOwnership(
      Optional<String> newOwner, Optional<String> newGroup, Optional<Integer> newMode) {
    return new FileWrite(path, content, newOwner, newGroup, newMode, validate, backup, follow);
  }

  public FileWrite withValidation(Optional<String> command) {
    return new FileWrite(path, content, owner, group, mode, command, backup, follow);
  }

  public FileWrite withBackup(boolean keep) {
    return new FileWrite(path, content, owner, group, mode, validate, keep, follow);
  }

  public FileWrite withPath(String newPath) {
    return new FileWrite(newPath, content, owner, group, mode, validate, backup, follow);
  }

  public FileWrite withFollow(boolean followed) {
    return new FileWrite(path, content, owner, group, mode, validate, backup, followed);
  }
}
