package dev.slipway.modules.network;

import dev.slipway.host.CommandTimeoutException;
import dev.slipway.host.ConnectionLostException;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.UnreachableException;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.network.BootProbe.Boot;
import dev.slipway.modules.support.Administrator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Boots the host anew, and waits until it is back. */
final class RebootModule implements TaskModule<RebootModule.Settings, Boot> {
  private static final ModuleSpec SPEC = describe();
  private static final Duration BREATH = Duration.ofSeconds(1);

  /** Reboots and tells those who are logged in, where there is a program for that. */
  private static final String REBOOT =
      "if command -v shutdown >/dev/null 2>&1; then shutdown -r now \"$1\";"
          + " else systemctl reboot; fi";

  /**
   * What is declared.
   *
   * @param always whether it is done also when nothing asks for it
   * @param before seconds to wait before, {@code after} seconds to wait behind it
   * @param test shell text that succeeds once the host is ready
   * @param command shell text that reboots, instead of the usual one
   */
  record Settings(
      boolean always,
      long before,
      long after,
      Duration patience,
      String test,
      String message,
      Optional<String> command) {}

  private static ModuleSpec describe() {
    return ModuleSpec.named("reboot", "Boots the host anew and waits until it is back.")
        .describe(
            "The host is back when it is in another boot than before, which its boot id or the"
                + " start of its first process tells, when a new connection can be made, and when"
                + " `test_command` succeeds. An old boot that still answers is not taken for it.")
        .describe(
            "`when: required` reboots only when the host asks for it: `/run/reboot-required` exists"
                + " (Debian family), or `needs-restarting -r` says so (RHEL family; not tried on"
                + " such a host). A dry run names the reason and reboots nothing.")
        .parameter(
            Parameter.control(
                    "when",
                    ParameterType.TEXT,
                    "`always`: at each run. `required`: when the host asks for it.")
                .otherwise("always")
                .oneOf("always", "required"))
        .parameter(seconds("pre_reboot_delay", "How long to wait before, in seconds.", "0"))
        .parameter(
            seconds(
                "post_reboot_delay", "How long to wait once the host is back, in seconds.", "0"))
        .parameter(
            seconds(
                "reboot_timeout",
                "How long the host may be away, in seconds; and how long `test_command` may fail"
                    + " then.",
                "600"))
        .parameter(
            seconds("connect_timeout", "Has no effect: as for the host's other tasks.", "10"))
        .parameter(
            Parameter.control(
                    "test_command",
                    ParameterType.TEXT,
                    "What must succeed on the host, as text of a shell.")
                .otherwise("whoami"))
        .parameter(
            Parameter.control("msg", ParameterType.TEXT, "What users who are logged in are told.")
                .otherwise("Reboot initiated by Slipway"))
        .parameter(
            Parameter.control(
                "reboot_command", ParameterType.TEXT, "Another command that reboots."))
        .parameter(
            Parameter.control(
                "boot_time_command", ParameterType.TEXT, "Has no effect: the boot is known."))
        .parameter(Parameter.control("search_paths", ParameterType.TEXTS, "Has no effect."))
        .returns("rebooted", "Whether it was rebooted.")
        .returns("elapsed", "How long it took, in seconds.")
        .returns("reasons", "Why the host asked for it; empty when it did not.")
        .example(
            "Reboot when an upgrade asks for it",
            """
            - reboot:
                when: required
                reboot_timeout: 900
            """)
        .example(
            "Reboot once the database is stopped",
            """
            - reboot:
                test_command: systemctl is-system-running --wait
            """)
        .build();
  }

  private static Parameter seconds(String name, String description, String otherwise) {
    return Parameter.control(name, ParameterType.INTEGER, description).otherwise(otherwise);
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    long timeout = arguments.integer("reboot_timeout");
    if (timeout <= 0) {
      arguments.reject(
          "reboot_timeout", "No host reboots in " + timeout + " s.", "write some seconds.");
    }
    return new Settings(
        arguments.text("when").equals("always"),
        Math.max(0, arguments.integer("pre_reboot_delay")),
        Math.max(0, arguments.integer("post_reboot_delay")),
        Duration.ofSeconds(Math.max(1, timeout)),
        arguments.text("test_command"),
        arguments.text("msg"),
        arguments.optionalText("reboot_command"));
  }

  @Override
  public Boot observe(Settings desired, HostReader host) throws HostException {
    Boot boot = host.ask(new BootProbe());
    Administrator.mustBeRoot(host, diff(desired, boot), "Rebooting");
    return boot;
  }

  @Override
  public Diff diff(Settings desired, Boot observed) {
    List<String> reasons = observed.reasons();
    if (reasons.isEmpty() && !desired.always()) {
      return Diff.none();
    }
    String reason = reasons.isEmpty() ? "as declared" : String.join(", ", reasons);
    Boot after = new Boot("another", "another", List.of());
    return Diff.run("reboot: " + reason).predicting(List.of(Prediction.of(new BootProbe(), after)));
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host)
      throws HostException {
    Boot before = host.ask(new BootProbe());
    long start = System.nanoTime();
    if (desired.before() > 0) {
      host.require(sleep(desired.before()));
    }
    order(desired, host);
    awaitAnother(desired, before, host);
    awaitReady(desired, host);
    if (desired.after() > 0) {
      host.require(sleep(desired.after()));
    }
    return Map.of("rebooted", true, "elapsed", since(start).toSeconds());
  }

  /** The connection may end before the command does. */
  private static void order(Settings desired, HostSession host) throws HostException {
    ShellCommand command =
        desired
            .command()
            .map(text -> ShellCommand.of("sh", "-c", text))
            .orElse(ShellCommand.of("sh", "-c", REBOOT, "sh", desired.message()));
    try {
      ScriptResult result = host.run(command.timeout(Duration.ofMinutes(1)));
      if (result.exit() != 0 && result.exit() < 128) {
        throw new TaskFailedException("The host refused to reboot: " + said(result));
      }
    } catch (ConnectionLostException | CommandTimeoutException _) {
      return;
    }
  }

  private static void awaitAnother(Settings desired, Boot before, HostSession host)
      throws HostException {
    long start = System.nanoTime();
    while (true) {
      Duration left = desired.patience().minus(since(start));
      if (left.isNegative()) {
        throw new TaskFailedException(
            "The host was not in another boot within %d s; it still answers from the old one. See whether something delays its shutdown (systemd-inhibit --list), or give a larger reboot_timeout."
                .formatted(desired.patience().toSeconds()));
      }
      try {
        host.reconnect(BREATH, left);
        if (!host.ask(new BootProbe()).isSame(before)) {
          return;
        }
      } catch (UnreachableException e) {
        throw new TaskFailedException(
            "The host did not come back within %d s: %s Look at its console."
                .formatted(desired.patience().toSeconds(), e.getMessage()));
      } catch (ConnectionLostException | CommandTimeoutException _) {
        // It goes down, or comes up; the next look tells.
      }
    }
  }

  private static void awaitReady(Settings desired, HostSession host) throws HostException {
    long start = System.nanoTime();
    ShellCommand test = ShellCommand.of("sh", "-c", desired.test()).timeout(desired.patience());
    ScriptResult result = host.run(test);
    while (result.exit() != 0) {
      if (since(start).compareTo(desired.patience()) > 0) {
        throw new TaskFailedException(
            "The host is back, and \"%s\" does not succeed within %d s: %s"
                .formatted(desired.test(), desired.patience().toSeconds(), said(result)));
      }
      host.require(sleep(1));
      result = host.run(test);
    }
  }

  private static String said(ScriptResult result) {
    return (result.stderrText() + result.stdoutText()).strip();
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static ShellCommand sleep(long seconds) {
    return ShellCommand.of("sleep", Long.toString(seconds));
  }

  @Override
  public Map<String, Object> values(Settings desired, Boot observed) {
    return diff(desired, observed).isEmpty()
        ? Map.of("rebooted", false, "elapsed", 0L, "reasons", observed.reasons())
        : Map.of("reasons", observed.reasons());
  }
}
