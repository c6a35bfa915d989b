package dev.slipway.modules.archives;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an archive is made by, as its name says. */
enum Format {
  TAR("tar", "tar", ".tar"),
  GZIP("gzip", "gzip", ".tar.gz", ".tgz"),
  BZIP2("bzip2", "bzip2", ".tar.bz2", ".tbz2", ".tbz"),
  XZ("xz", "xz-utils (Debian) or xz (RHEL)", ".tar.xz", ".txz"),
  ZSTD("zstd", "zstd", ".tar.zst", ".tzst"),
  ZIP("unzip", "unzip", ".zip", ".jar", ".war");

  private final String program;
  private final String packages;
  private final List<String> suffixes;

  Format(String program, String packages, String... suffixes) {
    this.program = program;
    this.packages = packages;
    this.suffixes = List.of(suffixes);
  }

  /** The format that a name says; empty when it says none. */
  static Optional<Format> of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> format.suffixes.stream().anyMatch(lower::endsWith))
        .findFirst();
  }

  /** The ends of names, for messages. */
  static String endings() {
    return Arrays.stream(values())
        .flatMap(format -> format.suffixes.stream())
        .collect(Collectors.joining(", "));
  }

  /** The program that the host needs to read it. */
  String program() {
    return program;
  }

  /** The package that the program comes with. */
  String packages() {
    return packages;
  }

  /** The options of tar for this compression. */
  List<String> options() {
    return switch (this) {
      case TAR, ZIP -> List.of();
      case GZIP -> List.of("--gzip");
      case BZIP2 -> List.of("--bzip2");
      case XZ -> List.of("--xz");
      case ZSTD -> List.of("--zstd");
    };
  }

  /** Whether the control host can read it by itself. */
  boolean isReadHere() {
    return this != XZ && this != ZSTD;
  }
}
