package dev.slipway.modules.archives;

import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.ShellPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which entries of an archive are unpacked, and by what names.
 *
 * @param include patterns; all when empty
 * @param strip how many directories at the front of a name are left out
 */
record Selection(List<String> include, List<String> exclude, int strip) {

  /**
   * One thing that is to be there.
   *
   * @param path relative to the destination
   * @param entry by its name in the archive
   */
  record Item(String path, Entry entry) {}

  /**
   * What is to be there, each behind the directory that it lies in.
   *
   * @throws TaskFailedException when an entry lies below one that is no directory, or a pattern
   *     matches nothing
   */
  List<Item> of(ArchiveIndex index) {
    Map<String, Item> items = new TreeMap<>();
    for (Entry entry : index.entries().values()) {
      String path = stripped(entry.name());
      if (!path.isEmpty() && isSelected(entry.name())) {
        items.put(path, new Item(path, entry));
      }
    }
    mustMatch(index);
    Map<String, Item> complete = new LinkedHashMap<>();
    for (Item item : items.values()) {
      for (String parent : parents(item.path())) {
        Item directory =
            complete.computeIfAbsent(
                parent,
                path ->
                    items.getOrDefault(path, new Item(path, Entry.directory(path, Entry.UNKNOWN))));
        mustBeDirectory(directory, item);
      }
      complete.put(item.path(), item);
    }
    return List.copyOf(complete.values());
  }

  private static void mustBeDirectory(Item parent, Item item) {
    if (parent.entry().kind() != Entry.Kind.DIRECTORY) {
      throw new TaskFailedException(
          "The archive is not unpacked: its entry \"%s\" lies below \"%s\", which is no directory."
              .formatted(item.entry().name(), parent.entry().name()));
    }
  }

  private void mustMatch(ArchiveIndex index) {
    for (String pattern : include) {
      if (index.entries().keySet().stream().noneMatch(name -> matches(pattern, name))) {
        throw new TaskFailedException(
            "The archive has no entry \"%s\", which include names.".formatted(pattern));
      }
    }
  }

  private boolean isSelected(String name) {
    boolean included =
        include.isEmpty() || include.stream().anyMatch(pattern -> matches(pattern, name));
    return included && exclude.stream().noneMatch(pattern -> matches(pattern, name));
  }

  /** A pattern matches an entry, and with a directory all that is in it. */
  private static boolean matches(String written, String name) {
    ShellPattern pattern = ShellPattern.parse(Paths.tidy(written.replaceFirst("^(\\./)+", "")));
    List<String> names = new ArrayList<>(parents(name));
    names.add(name);
    return names.stream().anyMatch(pattern::matches);
  }

  private static List<String> parents(String path) {
    return Paths.directories("/" + path).stream().map(parent -> parent.substring(1)).toList();
  }

  private String stripped(String name) {
    String rest = name;
    for (int step = 0; step < strip; step++) {
      int slash = rest.indexOf('/');
      rest = slash < 0 ? "" : rest.substring(slash + 1);
    }
    return rest;
  }
}
