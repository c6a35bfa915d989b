package dev.slipway.modules.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The menu of {@code grub.cfg}, as {@code grub-mkconfig} writes it (GRUB manual, "menuentry",
 * "default"). Read by lines: an entry opens with {@code menuentry} or {@code submenu} and a brace
 * at the end of the line, and is over at a lone closing brace.
 */
final class GrubMenu {
  private static final Pattern OPENED =
      Pattern.compile(
          "(menuentry|submenu) (?:'([^']*)'|\"([^\"]*)\")(?:.*\\$menuentry_id_option '([^']*)')?.*"
              + "\\{");
  private static final Pattern KERNEL =
      Pattern.compile("linux(?:16|efi)?\\s+(?:\\S*/)?vmlinuz-(\\S+).*");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

  /** A menu or an entry; {@code kernel} is that of an entry. */
  private static final class Item {
    private final String title;
    private final String id;
    private final List<Item> items = new ArrayList<>();
    private Optional<KernelRelease> kernel = Optional.empty();

    private Item(String title, String id) {
      this.title = title;
      this.id = id;
    }

    private boolean isNamed(String name) {
      return name.equals(id) || name.equals(title);
    }
  }

  private final Item root = new Item("", "");

  private GrubMenu() {}

  static GrubMenu parse(String text) {
    GrubMenu menu = new GrubMenu();
    Deque<Item> open = new ArrayDeque<>(List.of(menu.root));
    for (String line : text.lines().map(String::strip).toList()) {
      Matcher opened = OPENED.matcher(line);
      if (opened.matches()) {
        String title = opened.group(2) != null ? opened.group(2) : opened.group(3);
        Item item = new Item(title, opened.group(4) != null ? opened.group(4) : title);
        open.getFirst().items.add(item);
        open.push(item);
      } else if (line.equals("}") && open.size() > 1) {
        open.pop();
      } else if (open.size() > 1) {
        Matcher kernel = KERNEL.matcher(line);
        if (kernel.matches()) {
          open.getFirst().kernel = Optional.of(new KernelRelease(kernel.group(1)));
        }
      }
    }
    return menu;
  }

  /** All entries that boot a kernel. */
  List<BootLoader.Grub.Entry> entries() {
    List<BootLoader.Grub.Entry> entries = new ArrayList<>();
    add(root, "", entries);
    return entries;
  }

  private static void add(Item menu, String path, List<BootLoader.Grub.Entry> entries) {
    for (Item item : menu.items) {
      String itemPath = path.isEmpty() ? item.id : path + ">" + item.id;
      item.kernel.ifPresent(
          kernel -> entries.add(new BootLoader.Grub.Entry(itemPath, kernel, path.isEmpty())));
      add(item, itemPath, entries);
    }
  }

  /**
   * The kernel that a name of a default boots. What leads nowhere boots the first entry.
   *
   * @param name a number, an id or a title, of menus too, with {@code >} between them
   */
  Optional<KernelRelease> kernelOf(String name) {
    Item item = root;
    for (String part : name.split(">", -1)) {
      Optional<Item> next = find(item, part.strip());
      if (next.isEmpty()) {
        return first(root);
      }
      item = next.get();
    }
    Item found = item;
    return found.kernel.or(() -> first(found));
  }

  private static Optional<KernelRelease> first(Item menu) {
    return menu.items.stream().findFirst().flatMap(it -> it.kernel.or(() -> first(it)));
  }

  private static Optional<Item> find(Item menu, String name) {
    Optional<Item> named = menu.items.stream().filter(it -> it.isNamed(name)).findFirst();
    if (named.isPresent() || !NUMBER.matcher(name).matches()) {
      return named;
    }
    int index = Integer.parseInt(name);
    return index < menu.items.size() ? Optional.of(menu.items.get(index)) : Optional.empty();
  }
}
