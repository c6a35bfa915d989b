package dev.slipway.modules.files;

import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileStatus;
import dev.slipway.host.probe.FileType;
import dev.slipway.modules.support.Mode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of the module {@code stat}, by Ansible's names. */
final class StatValues {
  private static final String[] PERMISSIONS = {
    "xoth", "woth", "roth", "xgrp", "wgrp", "rgrp", "xusr", "wusr", "rusr"
  };
  private static final String UNKNOWN = "unknown";
  private static final int SET_USER_ID = 04000;
  private static final int SET_GROUP_ID = 02000;

  private StatValues() {}

  static Map<String, Object> of(StatModule.Desired desired, StatModule.Observed observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (!(observed.answer() instanceof FileAnswer.Present file)
        || (desired.follow() && file.is(FileType.LINK))) {
      values.put("exists", false);
      return values;
    }
    values.put("exists", true);
    values.put("path", desired.path());
    putType(values, file);
    putMode(values, file);
    putKnown(values, "size", file.size());
    values.put("pw_name", file.owner());
    values.put("gr_name", file.group());
    putKnown(values, "uid", file.uid());
    putKnown(values, "gid", file.gid());
    file.status().ifPresent(status -> putStatus(values, status));
    file.inode().ifPresent(inode -> putInode(values, inode));
    observed.checksum().ifPresent(digest -> values.put("checksum", digest));
    observed.nature().ifPresent(nature -> putNature(values, desired, nature));
    file.linkTarget().ifPresent(target -> values.put("lnk_target", target));
    observed.leadingTo().ifPresent(path -> values.put("lnk_source", path));
    return values;
  }

  /** Of something that was found: without what the acting user may do. */
  static Map<String, Object> ofEntry(String path, FileAnswer.Present file) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("path", path);
    putType(values, file);
    putMode(values, file);
    values.put("size", file.size());
    values.put("pw_name", file.owner());
    values.put("gr_name", file.group());
    values.put("uid", file.uid());
    values.put("gid", file.gid());
    file.status().ifPresent(status -> putNumbers(values, status));
    file.inode().ifPresent(inode -> putInode(values, inode));
    return values;
  }

  private static void putType(Map<String, Object> values, FileAnswer.Present file) {
    values.put("isreg", file.is(FileType.REGULAR));
    values.put("isdir", file.is(FileType.DIRECTORY));
    values.put("islnk", file.is(FileType.LINK));
    values.put("isfifo", file.is(FileType.FIFO));
    values.put("issock", file.is(FileType.SOCKET));
    values.put("ischr", file.is(FileType.CHARACTER_DEVICE));
    values.put("isblk", file.is(FileType.BLOCK_DEVICE));
  }

  private static void putMode(Map<String, Object> values, FileAnswer.Present file) {
    values.put("mode", Mode.text(file.mode()));
    for (int bit = PERMISSIONS.length - 1; bit >= 0; bit--) {
      values.put(PERMISSIONS[bit], (file.mode() >> bit & 1) == 1);
    }
    values.put("isuid", (file.mode() & SET_USER_ID) != 0);
    values.put("isgid", (file.mode() & SET_GROUP_ID) != 0);
  }

  private static void putStatus(Map<String, Object> values, FileStatus status) {
    putNumbers(values, status);
    values.put("readable", status.readable());
    values.put("writeable", status.writable());
    values.put("executable", status.executable());
  }

  private static void putNumbers(Map<String, Object> values, FileStatus status) {
    values.put("atime", status.accessed());
    values.put("mtime", status.modified());
    values.put("ctime", status.changed());
    values.put("nlink", status.links());
  }

  private static void putInode(Map<String, Object> values, FileAnswer.Inode inode) {
    values.put("inode", inode.number());
    values.put("dev", inode.device());
  }

  private static void putNature(
      Map<String, Object> values, StatModule.Desired desired, FileNatureProbe.Answer nature) {
    if (desired.mime()) {
      values.put("mimetype", nature.type().orElse(UNKNOWN));
      values.put("charset", nature.charset().orElse(UNKNOWN));
    }
    if (desired.attributes()) {
      String flags = nature.flags().orElse("");
      values.put("attributes", FileFlags.names(flags));
      values.put("attr_flags", flags);
      nature.version().ifPresent(version -> values.put("version", version));
    }
  }

  private static void putKnown(Map<String, Object> values, String name, long number) {
    if (number != FileAnswer.Present.UNKNOWN) {
      values.put(name, number);
    }
  }
}
