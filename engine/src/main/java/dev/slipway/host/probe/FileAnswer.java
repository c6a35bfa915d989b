package dev.slipway.host.probe;

import dev.slipway.host.Bytes;
import java.util.Optional;

/** What is at a path. */
public sealed interface FileAnswer {

  /** Nothing; also when a directory of the path is not there or is no directory. */
  record Absent() implements FileAnswer {}

  /** What tells the files of one host apart. */
  record Inode(long number, long device) {}

  /**
   * It cannot be seen what is there.
   *
   * @param reason a sentence for a user
   */
  record Denied(String reason) implements FileAnswer {}

  /**
   * Something.
   *
   * @param mode permission bits with set-user-id, set-group-id and sticky, 0 to 07777
   * @param owner the user's name; the number when it has no name
   * @param group the group's name; the number when it has no name
   * @param uid {@link #UNKNOWN} only in predictions
   * @param gid {@link #UNKNOWN} only in predictions
   * @param size in bytes; {@link #UNKNOWN} only in predictions
   * @param linkTarget what a link says, absolute or not
   * @param realPath where a link leads to at last; only when it was followed
   * @param sha256 64 lower-case hexadecimal digits; empty when not asked for, not a regular file,
   *     or not readable for the acting user
   * @param content empty when not asked for, not a regular file, or not readable
   * @param inode which file it is; in predictions only where it stays the one that is there
   * @param status empty in predictions
   */
  record Present(
      FileType type,
      int mode,
      String owner,
      String group,
      long uid,
      long gid,
      long size,
      Optional<String> linkTarget,
      Optional<String> realPath,
      Optional<String> sha256,
      Optional<Bytes> content,
      Optional<Inode> inode,
      Optional<FileStatus> status)
      implements FileAnswer {

    /** A number that is not known yet. */
    public static final long UNKNOWN = -1;

    public Present withMode(int bits) {
      return new Present(
          type,
          bits,
          owner,
          group,
          uid,
          gid,
          size,
          linkTarget,
          realPath,
          sha256,
          content,
          inode,
          status);
    }

    public Present withOwner(String name, long number) {
      return new Present(
          type,
          mode,
          name,
          group,
          number,
          gid,
          size,
          linkTarget,
          realPath,
          sha256,
          content,
          inode,
          status);
    }

    public Present withGroup(String name, long number) {
      return new Present(
          type,
          mode,
          owner,
          name,
          uid,
          number,
          size,
          linkTarget,
          realPath,
          sha256,
          content,
          inode,
          status);
    }

    /** With the size, digest and content that these bytes give. */
    public Present withContent(Bytes bytes) {
      return withDigest(bytes.size(), bytes.sha256()).holding(Optional.of(bytes));
    }

    /** With a size and a digest, and without content. */
    public Present withDigest(long bytes, String digest) {
      return new Present(
          type,
          mode,
          owner,
          group,
          uid,
          gid,
          bytes,
          linkTarget,
          realPath,
          Optional.of(digest),
          Optional.empty(),
          inode,
          status);
    }

    public Present withLinkTarget(String target) {
      return new Present(
          type,
          mode,
          owner,
          group,
          uid,
          gid,
          size,
          Optional.of(target),
          realPath,
          sha256,
          content,
          inode,
          status);
    }

    public Present withRealPath(Optional<String> path) {
      return new Present(
          type,
          mode,
          owner,
          group,
          uid,
          gid,
          size,
          linkTarget,
          path,
          sha256,
          content,
          inode,
          status);
    }

    /** Something new of a user; nothing is in it when it is a regular file. */
    public static Present fresh(
        FileType type, int mode, String owner, long uid, String group, long gid) {
      return new Present(
          type,
          mode,
          owner,
          group,
          uid,
          gid,
          type == FileType.REGULAR ? 0 : UNKNOWN,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** As another file: one that is put in the place of this. */
    public Present withoutInode() {
      return new Present(
          type,
          mode,
          owner,
          group,
          uid,
          gid,
          size,
          linkTarget,
          realPath,
          sha256,
          content,
          Optional.empty(),
          status);
    }

    /** With the digest and the content that the host tells of the same file. */
    Present completedBy(Present now) {
      return now.sha256
          .map(digest -> withDigest(now.size, digest).holding(now.content))
          .orElse(this);
    }

    /** As a prediction has it: without what only the host can say. */
    public Present withoutStatus() {
      return new Present(
          type,
          mode,
          owner,
          group,
          uid,
          gid,
          size,
          linkTarget,
          realPath,
          sha256,
          content,
          inode,
          Optional.empty());
    }

    /** With no more than a probe of this detail asks for. */
    Present upTo(FileProbe.Detail detail) {
      return switch (detail) {
        case METADATA -> withoutDigest();
        case DIGEST -> holding(Optional.empty());
        case CONTENT -> this;
      };
    }

    private Present withoutDigest() {
      return new Present(
          type,
          mode,
          owner,
          group,
          uid,
          gid,
          size,
          linkTarget,
          realPath,
          Optional.empty(),
          Optional.empty(),
          inode,
          status);
    }

    private Present holding(Optional<Bytes> bytes) {
      return new Present(
          type,
          mode,
          owner,
          group,
          uid,
          gid,
          size,
          linkTarget,
          realPath,
          sha256,
          bytes,
          inode,
          status);
    }
  }

  /** The file, when something is there and can be seen. */
  default Optional<Present> present() {
    return this instanceof Present present ? Optional.of(present) : Optional.empty();
  }

  /** Whether something of this type is there. */
  default boolean is(FileType type) {
    return this instanceof Present present && present.type() == type;
  }
}
