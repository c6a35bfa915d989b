package dev.slipway.modules.cases;

import dev.slipway.host.Bytes;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.host.probe.FileStatus;
import dev.slipway.host.probe.FileType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code file /path: absent}, {@code file /path: denied}, or {@code file /path: {type: file, mode:
 * '0644', ...}}; {@code followed /path} is what a link at the path leads to.
 */
public final class FileNotation implements ProbeNotation<FileProbe, FileAnswer> {
  private static final int OCTAL = 8;
  private static final long SOME_TIME = 1_600_000_000;

  @Override
  public Class<FileProbe> probe() {
    return FileProbe.class;
  }

  @Override
  public List<String> keys(FileProbe probe) {
    String plain = "file " + probe.path();
    return probe.follow() ? List.of("followed " + probe.path(), plain) : List.of(plain);
  }

  @Override
  public FileAnswer answer(FileProbe probe, Object written) {
    if (written.equals("absent")) {
      return new FileAnswer.Absent();
    }
    if (written.equals("denied")) {
      return new FileAnswer.Denied("\"" + probe.path() + "\": permission denied");
    }
    YamlMap map = YamlMap.of(written);
    FileAnswer.Present present = present(map);
    map.mustBeUsedUp();
    return switch (probe.detail()) {
      case METADATA -> withoutDigest(present);
      case DIGEST ->
          present
              .sha256()
              .map(digest -> present.withDigest(present.size(), digest))
              .orElse(present);
      case CONTENT -> present;
    };
  }

  private static FileAnswer.Present present(YamlMap map) {
    FileType type = type(map.text("type", "file"));
    String mode = map.text("mode", type == FileType.DIRECTORY ? "0755" : "0644");
    String owner = map.text("owner", "root");
    String group = map.text("group", "root");
    FileAnswer.Present present =
        new FileAnswer.Present(
            type,
            Integer.parseInt(mode, OCTAL),
            owner,
            group,
            map.number("uid", owner.equals("root") ? 0 : 1000),
            map.number("gid", group.equals("root") ? 0 : 1000),
            map.number("size", 0),
            map.optionalText("target"),
            map.optionalText("real"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new FileAnswer.Inode(map.number("inode", 42), map.number("device", 1))),
            Optional.of(status(map)));
    Optional<String> digest = map.optionalText("sha256");
    Optional<String> content = map.optionalText("content");
    if (content.isPresent()) {
      return present.withContent(Bytes.ofText(content.get()));
    }
    Optional<String> hexadecimal = map.optionalText("bytes");
    if (hexadecimal.isPresent()) {
      return present.withContent(
          new Bytes(java.util.HexFormat.ofDelimiter(" ").parseHex(hexadecimal.get())));
    }
    return digest.map(known -> present.withDigest(present.size(), known)).orElse(present);
  }

  private static FileStatus status(YamlMap map) {
    String access = map.text("access", "rw");
    return new FileStatus(
        map.number("accessed", SOME_TIME),
        map.number("modified", SOME_TIME),
        map.number("changed", SOME_TIME),
        map.number("links", 1),
        access.contains("r"),
        access.contains("w"),
        access.contains("x"),
        access.contains("t"));
  }

  private static FileAnswer.Present withoutDigest(FileAnswer.Present present) {
    return new FileAnswer.Present(
        present.type(),
        present.mode(),
        present.owner(),
        present.group(),
        present.uid(),
        present.gid(),
        present.size(),
        present.linkTarget(),
        present.realPath(),
        Optional.empty(),
        Optional.empty(),
        present.inode(),
        present.status());
  }

  private static FileType type(String label) {
    return Arrays.stream(FileType.values())
        .filter(type -> type.label().equals(label.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no type of files: " + label));
  }
}
