package dev.slipway.modules.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of the letters of chattr(1), as Ansible's users know them. */
final class FileFlags {
  private static final Map<Character, String> NAMES = new LinkedHashMap<>();

  static {
    name('A', "noatime");
    name('C', "nocow");
    name('D', "dirsync");
    name('E', "encrypted");
    name('I', "indexed");
    name('N', "inline");
    name('S', "synchronous");
    name('T', "blockroot");
    name('X', "compressedraw");
    name('Z', "compresseddirty");
    name('a', "append");
    name('c', "compressed");
    name('d', "nodump");
    name('e', "extents");
    name('h', "blocksize");
    name('i', "immutable");
    name('j', "journalled");
    name('s', "zero");
    name('t', "notail");
    name('u', "undelete");
  }

  private FileFlags() {}

  private static void name(char letter, String name) {
    NAMES.put(letter, name);
  }

  /** Those that have a name, in the order of the letters. */
  static List<String> names(String letters) {
    return letters
        .chars()
        .mapToObj(letter -> (char) letter)
        .filter(NAMES::containsKey)
        .map(NAMES::get)
        .toList();
  }
}
