package dev.slipway.modules.kernel;

import java.util.List;
import java.util.Optional;

/** What decides which kernel the next boot takes. */
sealed interface BootLoader {

  /** The kernel of the default entry; empty when that cannot be told. */
  Optional<KernelRelease> standard();

  /** The same once the default entry is that of another kernel. */
  BootLoader withStandard(KernelRelease other);

  /** Nothing that is known, as in a container. */
  record None() implements BootLoader {
    @Override
    public Optional<KernelRelease> standard() {
      return Optional.empty();
    }

    @Override
    public BootLoader withStandard(KernelRelease other) {
      return this;
    }
  }

  /** The RHEL family: grubby knows, whatever keeps the entries. */
  record Grubby(Optional<KernelRelease> standard) implements BootLoader {
    @Override
    public BootLoader withStandard(KernelRelease other) {
      return new Grubby(Optional.of(other));
    }
  }

  /**
   * The Debian family: GRUB with the file that {@code grub-mkconfig} writes.
   *
   * @param entries in the order of the file
   * @param saves whether the default is the entry that {@code grub-set-default} names
   */
  record Grub(Optional<KernelRelease> standard, List<Entry> entries, boolean saves)
      implements BootLoader {

    /**
     * An entry of the menu.
     *
     * @param path its id behind those of the menus that it is in, with {@code >} between them
     * @param simple whether it is neither in a menu nor for recovery
     */
    record Entry(String path, KernelRelease release, boolean simple) {}

    public Grub {
      entries = List.copyOf(entries);
    }

    /** The entry for a kernel that says so: one outside of menus boots whatever is the newest. */
    Optional<Entry> entry(KernelRelease release) {
      return entries.stream()
          .filter(it -> it.release().equals(release) && !it.simple())
          .findFirst();
    }

    @Override
    public BootLoader withStandard(KernelRelease other) {
      return new Grub(Optional.of(other), entries, saves);
    }
  }
}
