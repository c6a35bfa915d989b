package dev.slipway.modules.kernel;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.DeclaredFile;
import dev.slipway.modules.support.FilePlace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Brings a kernel to a host; looks again after each step, since packages do some of it too. */
record KernelWork(KernelSettings desired, HostSession host) {
  static final String SETTINGS = "/etc/sysconfig/kernel";
  static final String DEFAULT_PACKAGE = "DEFAULTKERNEL";

  /** Read after all others, so that nothing takes the setting back. */
  private static final String DROP_IN = "/etc/default/grub.d/zz-kernel-default.cfg";

  private static final String SAVED =
      "# The default entry is the one that grub-set-default names.\nGRUB_DEFAULT=saved\n";

  Map<String, Object> carryOut() throws HostException {
    Map<String, Object> returned = new LinkedHashMap<>();
    KernelObserved before = KernelObserved.observe(desired, host);
    KernelPlan plan = KernelPlan.of(desired, before);
    if (plan.defaultPackage().isPresent()) {
      follow(plan.defaultPackage().get());
    }
    if (plan.install().isPresent()) {
      Map<String, String> quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
      ShellCommand install = ShellCommand.of(before.source().install(plan.install().get()));
      ScriptResult result = host.require(install.environment(quiet));
      returned.put("stdout", result.stdoutText());
    }
    KernelObserved now = KernelObserved.observe(desired, host);
    if (KernelPlan.of(desired, now).standard()) {
      // Of several that would do, the one that was planned.
      makeStandard(now.facts().loader(), plan.target());
    }
    return returned;
  }

  private void follow(String name) throws HostException {
    FilePlace place = DeclaredFile.none(SETTINGS).observe(host);
    String text = DeclaredFile.text(place);
    String line = DEFAULT_PACKAGE + "=" + name;
    String after = text.replaceAll("(?m)^ *" + DEFAULT_PACKAGE + "=.*$", line);
    if (!after.contains(line)) {
      after = after.isEmpty() || after.endsWith("\n") ? after + line : after + "\n" + line;
      after += "\n";
    }
    new DeclaredFile(SETTINGS, Optional.of(Bytes.ofText(after)), Optional.empty())
        .apply(place, host);
  }

  private void makeStandard(BootLoader loader, KernelRelease target) throws HostException {
    switch (loader) {
      case BootLoader.None _ -> {}
      case BootLoader.Grubby _ ->
          host.require(ShellCommand.of("grubby", "--set-default=/boot/vmlinuz-" + target));
      case BootLoader.Grub grub -> saveStandard(grub, target);
    }
  }

  private void saveStandard(BootLoader.Grub grub, KernelRelease target) throws HostException {
    BootLoader.Grub menu = grub;
    if (!grub.saves() || grub.entry(target).isEmpty()) {
      DeclaredFile file = DeclaredFile.of(DROP_IN, SAVED);
      if (!grub.saves()) {
        host.require(ShellCommand.of("mkdir", "-p", "/etc/default/grub.d"));
        file.apply(file.observe(host), host);
      }
      host.require(ShellCommand.of("grub-mkconfig", "-o", "/boot/grub/grub.cfg"));
      menu =
          host.ask(new KernelProbe()).loader() instanceof BootLoader.Grub written ? written : grub;
    }
    BootLoader.Grub.Entry entry =
        menu.entry(target)
            .orElseThrow(
                () ->
                    new TaskFailedException(
                        ("GRUB has no entry for the kernel %s, though it was told to look for all"
                                + " kernels. Check the output of: grub-mkconfig")
                            .formatted(target)));
    host.require(ShellCommand.of("grub-set-default", entry.path()));
  }
}
