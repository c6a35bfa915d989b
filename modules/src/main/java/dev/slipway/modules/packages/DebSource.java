package dev.slipway.modules.packages;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a package of apt comes from.
 *
 * @param name of the package
 * @param url from which apt would fetch it
 * @param size in bytes
 * @param checksum what apt compares, as {@code SHA256:DIGITS}
 * @param record what the list of its source says about it, a stanza of {@code Packages}
 */
record DebSource(
    String name,
    String version,
    String architecture,
    String url,
    long size,
    String checksum,
    String record) {
  private static final String SHA256 = "SHA256:";

  /** The name of its file, as its source has it, without a folder. */
  String file() {
    String path = Stanzas.field(record, "Filename").orElse(url);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The SHA-256 in hexadecimal; empty where the source tells another digest only. */
  String sha256() {
    return checksum.startsWith(SHA256)
        ? checksum.substring(SHA256.length())
        : Stanzas.field(record, "SHA256").orElse("");
  }

  /** The stanza for an index beside a folder {@code pool} that holds the file. */
  String indexed() {
    return record.replaceFirst("(?m)^Filename: .*$", "Filename: pool/" + file());
  }

  /** What a task registers of it. */
  Map<String, Object> values(boolean missing) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("version", version);
    values.put("architecture", architecture);
    values.put("url", url);
    values.put("file", file());
    values.put("size", size);
    values.put("sha256", sha256());
    values.put("missing", missing);
    values.put("record", indexed());
    return values;
  }
}
