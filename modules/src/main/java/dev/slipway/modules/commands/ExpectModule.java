package dev.slipway.modules.commands;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.ToolProbe;
import java.util.Map;
import java.util.Optional;

/** Runs a program that asks, and answers. */
final class ExpectModule implements TaskModule<ExpectSettings, Optional<String>> {
  private static final ModuleSpec SPEC = ExpectSettings.spec();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public ExpectSettings bind(Arguments arguments) {
    return ExpectSettings.bind(arguments);
  }

  @Override
  public Optional<String> observe(ExpectSettings desired, HostReader host) throws HostException {
    Optional<String> reasonNotTo = desired.guard().observe(host);
    if (reasonNotTo.isEmpty()) {
      ToolProbe.require(host, "script", "util-linux (on Debian: bsdutils)");
    }
    return reasonNotTo;
  }

  @Override
  public Diff diff(ExpectSettings desired, Optional<String> observed) {
    return desired.guard().diff(desired.written(), observed);
  }

  @Override
  public Map<String, Object> apply(ExpectSettings desired, Diff diff, HostSession host)
      throws HostException {
    return new Dialogue(host, desired).lead().valuesOfSuccess(desired.written());
  }

  @Override
  public Map<String, Object> values(ExpectSettings desired, Optional<String> observed) {
    return Output.withoutRun(desired.written(), observed);
  }
}
