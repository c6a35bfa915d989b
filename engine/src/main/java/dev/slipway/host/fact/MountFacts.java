package dev.slipway.host.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mounted file systems that hold data. */
final class MountFacts implements FactGroup {
  private static final String FILE = "/proc/self/mounts";
  private static final int NUMBERS = 4;

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "mounts",
        "A list of maps: device, mount, fstype, options, uuid, size_total and size_available in"
            + " bytes, inode_total, inode_available. File systems of the kernel's own are left"
            + " out.");
  }

  @Override
  public List<String> files() {
    return List.of(FILE);
  }

  /** A network file system that does not answer must not hold up everything else. */
  @Override
  public String script() {
    return """
    part df
    timeout 5 df -B1 --output=size,avail,itotal,iavail,target 2>/dev/null
    part uuids
    ls -l /dev/disk/by-uuid 2>/dev/null
    """;
  }

  @Override
  public Map<String, Object> read(FactSource source) {
    Map<String, String[]> sizes = sizes(source.part("df"));
    Map<String, String> uuids = uuids(source.part("uuids"));
    List<Object> mounts = new ArrayList<>();
    for (String line : source.file(FILE)) {
      String[] words = line.split(" ", -1);
      if (words.length > 3 && holdsData(words[0])) {
        String target = unescaped(words[1]);
        Map<String, Object> mount = new LinkedHashMap<>();
        mount.put("device", unescaped(words[0]));
        mount.put("mount", target);
        mount.put("fstype", words[2]);
        mount.put("options", words[3]);
        mount.put("uuid", uuids.getOrDefault(words[0], "N/A"));
        String[] numbers = sizes.getOrDefault(target, new String[0]);
        if (numbers.length == NUMBERS) {
          mount.put("size_total", FactSource.number(numbers[0]));
          mount.put("size_available", FactSource.number(numbers[1]));
          mount.put("inode_total", FactSource.number(numbers[2]));
          mount.put("inode_available", FactSource.number(numbers[3]));
        }
        mounts.add(mount);
      }
    }
    return Map.of("mounts", mounts);
  }

  /** A device, or the export of another host. */
  private static boolean holdsData(String device) {
    return device.startsWith("/") || device.contains(":/");
  }

  private static Map<String, String[]> sizes(List<String> lines) {
    Map<String, String[]> sizes = new HashMap<>();
    for (String line : lines) {
      String[] words = line.strip().split("\\s+", NUMBERS + 1);
      if (words.length == NUMBERS + 1) {
        sizes.put(words[NUMBERS], List.of(words).subList(0, NUMBERS).toArray(String[]::new));
      }
    }
    return sizes;
  }

  /** Lines that end in {@code UUID -> ../../sda1}. */
  private static Map<String, String> uuids(List<String> lines) {
    Map<String, String> uuids = new HashMap<>();
    for (String line : lines) {
      String[] ends = line.split(" -> ", 2);
      if (ends.length == 2) {
        String uuid = ends[0].substring(ends[0].lastIndexOf(' ') + 1);
        uuids.put("/dev/" + ends[1].replaceFirst("^.*/", ""), uuid);
      }
    }
    return uuids;
  }

  /** The kernel writes blanks and backslashes in paths as three octal digits. */
  private static String unescaped(String path) {
    return path.replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }
}
