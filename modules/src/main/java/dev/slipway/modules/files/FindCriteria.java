package dev.slipway.modules.files;

import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileStatus;
import dev.slipway.host.probe.FileType;
import dev.slipway.modules.support.Mode;
import java.util.Optional;

/**
 * What has to hold of a file besides its name.
 *
 * @param age in seconds, at least; negative: at most
 * @param size in bytes, at least; negative: at most
 * @param exact whether it must have no other permissions than {@code mode}
 */
record FindCriteria(
    Type type,
    Optional<Long> age,
    Stamp stamp,
    Optional<Long> size,
    Optional<Mode> mode,
    boolean exact) {

  /** What is looked for. */
  enum Type {
    FILE,
    DIRECTORY,
    LINK,
    ANY
  }

  /** The time that makes the age. */
  enum Stamp {
    ATIME,
    MTIME,
    CTIME
  }

  boolean hold(FileAnswer.Present file, long now) {
    return isOfType(file) && isOfAge(file, now) && isOfSize(file) && isOfMode(file);
  }

  private boolean isOfType(FileAnswer.Present file) {
    return switch (type) {
      case FILE -> file.is(FileType.REGULAR);
      case DIRECTORY -> file.is(FileType.DIRECTORY);
      case LINK -> file.is(FileType.LINK);
      case ANY -> true;
    };
  }

  private boolean isOfAge(FileAnswer.Present file, long now) {
    if (age.isEmpty()) {
      return true;
    }
    long passed = now - file.status().map(this::time).orElse(now);
    return isEnough(passed, age.get());
  }

  private long time(FileStatus status) {
    return switch (stamp) {
      case ATIME -> status.accessed();
      case MTIME -> status.modified();
      case CTIME -> status.changed();
    };
  }

  private boolean isOfSize(FileAnswer.Present file) {
    return size.isEmpty() || !file.is(FileType.REGULAR) || isEnough(file.size(), size.get());
  }

  /** A negative limit is an upper one. */
  private static boolean isEnough(long amount, long limit) {
    return limit < 0 ? amount <= -limit : amount >= limit;
  }

  private boolean isOfMode(FileAnswer.Present file) {
    if (mode.isEmpty()) {
      return true;
    }
    int wanted = mode.get().after(file.mode(), file.is(FileType.DIRECTORY), 0);
    return exact ? file.mode() == wanted : (file.mode() & wanted) == wanted;
  }
}
