package dev.slipway.modules.services;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskModule;
import java.util.Map;
import java.util.Optional;

/** Services, by whatever manages them; which is systemd. */
final class ServiceModule implements TaskModule<UnitSettings, UnitObserved> {
  private static final ModuleSpec SPEC = describe();

  private final SystemdModule systemd = new SystemdModule();

  private static ModuleSpec describe() {
    return ModuleSpec.named("service", "Starts, stops and enables services.")
        .describe(
            "Works with systemd only, as the module systemd does, which can say more. On a host"
                + " without systemd it fails.")
        .parameter(
            Parameter.identity("name", ParameterType.TEXT, "The service, such as `ssh`.").must())
        .parameter(
            Parameter.state(
                    "state",
                    ParameterType.TEXT,
                    "What the service is to do; `restarted` and `reloaded` are done at each run.")
                .oneOf("started", "stopped", "restarted", "reloaded"))
        .parameter(Parameter.state("enabled", ParameterType.BOOLEAN, "Whether it starts at boot."))
        .parameter(ignored("pattern", ParameterType.TEXT))
        .parameter(ignored("sleep", ParameterType.INTEGER))
        .parameter(ignored("runlevel", ParameterType.TEXT))
        .parameter(ignored("use", ParameterType.TEXT))
        .parameter(
            Parameter.control("arguments", ParameterType.TEXT, "Not supported.").alias("args"))
        .rule(ParameterRule.atLeastOne("state", "enabled"))
        .returns("name", "The full name of the unit.")
        .returns("state", "`started` or `stopped`.")
        .returns("enabled", "Whether it starts at boot.")
        .returns(
            "status", "A map: Id, LoadState, ActiveState, SubState, UnitFileState, FragmentPath.")
        .returns("warnings", "What could not be had and is no failure.")
        .example(
            "A service that runs now and after each boot",
            """
            - service:
                name: cron
                state: started
                enabled: true
            """)
        .build();
  }

  private static Parameter ignored(String name, ParameterType type) {
    return Parameter.control(name, type, "Has no effect with systemd.");
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public UnitSettings bind(Arguments arguments) {
    if (arguments.has("arguments")) {
      arguments.reject(
          "arguments",
          "A unit takes no arguments.",
          "write them into its unit file, or name an instance of a template: name@argument.");
    }
    Optional<String> unit = UnitSettings.unit(arguments);
    return new UnitSettings(
        unit,
        arguments.optionalText("state").map(UnitSettings.State::of),
        arguments.optionalFlag("enabled"),
        Optional.empty(),
        new UnitSettings.Reading(false, false),
        new UnitSettings.Manner(false, false));
  }

  @Override
  public UnitObserved observe(UnitSettings desired, HostReader host) throws HostException {
    return systemd.observe(desired, host);
  }

  @Override
  public Diff diff(UnitSettings desired, UnitObserved observed) {
    return systemd.diff(desired, observed);
  }

  @Override
  public Map<String, Object> apply(UnitSettings desired, Diff diff, HostSession host)
      throws HostException {
    new UnitApply(desired, host).carryOut(diff);
    return Map.of();
  }

  @Override
  public Map<String, Object> values(UnitSettings desired, UnitObserved observed) {
    return systemd.values(desired, observed);
  }
}
