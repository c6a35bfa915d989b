package dev.slipway.host.probe;

import dev.slipway.host.Bytes;
import java.util.Optional;
import java.util.function.Consumer;

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

    public Present withMode(int bits) {
      return copy(draft -> draft.mode = bits);
    }

    public Present withOwner(String name, long number) {
      return copy(
          draft -> {
            draft.owner = name;
            draft.uid = number;
          });
    }

    public Present withGroup(String name, long number) {
      return copy(
          draft -> {
            draft.group = name;
            draft.gid = number;
          });
    }

    /** With the size, digest and content that these bytes give. */
    public Present withContent(Bytes bytes) {
      return withDigest(bytes.size(), bytes.sha256()).holding(Optional.of(bytes));
    }

    /** With a size and a digest, and without content. */
    public Present withDigest(long bytes, String digest) {
      return copy(
          draft -> {
            draft.size = bytes;
            draft.sha256 = Optional.of(digest);
            draft.content = Optional.empty();
          });
    }

    public Present withLinkTarget(String target) {
      return copy(draft -> draft.linkTarget = Optional.of(target));
    }

    public Present withRealPath(Optional<String> path) {
      return copy(draft -> draft.realPath = path);
    }

    /** As another file: one that is put in the place of this. */
    public Present withoutInode() {
      return copy(draft -> draft.inode = Optional.empty());
    }

    /** As a prediction has it: without what only the host can say. */
    public Present withoutStatus() {
      return copy(draft -> draft.status = Optional.empty());
    }

    /** With the digest and the content that the host tells of the same file. */
    Present completedBy(Present now) {
      return now.sha256
          .map(digest -> withDigest(now.size, digest).holding(now.content))
          .orElse(this);
    }

    /** With no more than a probe of this detail asks for. */
    Present upTo(FileProbe.Detail detail) {
      return switch (detail) {
        case METADATA -> holding(Optional.empty()).copy(draft -> draft.sha256 = Optional.empty());
        case DIGEST -> holding(Optional.empty());
        case CONTENT -> this;
      };
    }

    private Present holding(Optional<Bytes> bytes) {
      return copy(draft -> draft.content = bytes);
    }

    private Present copy(Consumer<Draft> change) {
      Draft draft = new Draft(this);
      change.accept(draft);
      return draft.present();
    }

    /** What is altered in a copy. */
    private static final class Draft {
      private final Present original;
      private int mode;
      private String owner;
      private String group;
      private long uid;
      private long gid;
      private long size;
      private Optional<String> linkTarget;
      private Optional<String> realPath;
      private Optional<String> sha256;
      private Optional<Bytes> content;
      private Optional<Inode> inode;
      private Optional<FileStatus> status;

      Draft(Present original) {
        this.original = original;
        mode = original.mode;
        owner = original.owner;
        group = original.group;
        uid = original.uid;
        gid = original.gid;
        size = original.size;
        linkTarget = original.linkTarget;
        realPath = original.realPath;
        sha256 = original.sha256;
        content = original.content;
        inode = original.inode;
        status = original.status;
      }

      Present present() {
        return new Present(
            original.type,
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
            status);
      }
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
