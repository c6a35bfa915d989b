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

/** Units of systemd. */
final class SystemdModule implements TaskModule<UnitSettings, UnitObserved> {
  private static final ModuleSpec SPEC = describe();

  private static ModuleSpec describe() {
    return ModuleSpec.named("systemd", "Starts, stops, enables and masks units of systemd.")
        .alias("systemd_service")
        .describe(
            "`restarted` and `reloaded` are done, and change something, at each run: they are meant"
                + " for handlers. `started` of a service that does its work and ends"
                + " (`Type=oneshot` without `RemainAfterExit`) is done at each run, too.")
        .describe(
            "`daemon_reload` is done when a file below the folders of unit files is newer than"
                + " systemd's last reading of them; where systemd is too old to tell (before"
                + " version 250), at each run. In a dry run a unit file that an earlier task would"
                + " write counts.")
        .describe(
            "A unit that is static, generated or transient can be neither enabled nor disabled:"
                + " `enabled` leaves it as it is, with a warning. A masked unit is not started or"
                + " enabled unless `masked: false` is declared. A unit that does not exist is an"
                + " error, but can be masked.")
        .parameter(
            Parameter.identity(
                    "name",
                    ParameterType.TEXT,
                    "The unit, such as `ssh`, `fstrim.timer`, `getty@tty1`; a name without a type"
                        + " is that of a service.")
                .alias("service", "unit"))
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "What the unit is to do.")
                .oneOf("started", "stopped", "restarted", "reloaded"))
        .parameter(Parameter.state("enabled", ParameterType.BOOLEAN, "Whether it starts at boot."))
        .parameter(
            Parameter.state(
                "masked", ParameterType.BOOLEAN, "Whether nothing at all can start it."))
        .parameter(
            Parameter.state(
                    "daemon_reload",
                    ParameterType.BOOLEAN,
                    "systemd reads its unit files again before anything else is done.")
                .alias("daemon-reload")
                .otherwise("false"))
        .parameter(
            Parameter.state(
                    "daemon_reexec", ParameterType.BOOLEAN, "systemd starts its own program anew.")
                .alias("daemon-reexec")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "scope",
                    ParameterType.TEXT,
                    "Whose units; only those of the system are supported.")
                .otherwise("system")
                .oneOf("system", "user", "global"))
        .parameter(
            Parameter.control(
                    "no_block",
                    ParameterType.BOOLEAN,
                    "Does not wait until it has started or stopped.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "force",
                    ParameterType.BOOLEAN,
                    "Replaces links that are in the way of `enabled`.")
                .otherwise("false"))
        .rule(ParameterRule.atLeastOne("name", "daemon_reload", "daemon_reexec"))
        .returns("name", "The full name of the unit.")
        .returns("state", "`started` or `stopped`.")
        .returns("enabled", "Whether it starts at boot.")
        .returns(
            "status", "A map: Id, LoadState, ActiveState, SubState, UnitFileState, FragmentPath.")
        .returns("warnings", "What could not be had and is no failure.")
        .example(
            "A service that runs now and after each boot",
            """
            - systemd:
                name: cron
                state: started
                enabled: true
            """)
        .example(
            "Take a changed unit file into use",
            """
            - name: Restart the application
              systemd:
                name: app
                daemon_reload: true
                state: restarted
            """)
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public UnitSettings bind(Arguments arguments) {
    if (!arguments.text("scope").equals("system")) {
      arguments.reject(
          "scope",
          "Units of users are not supported.",
          "leave scope out; systemctl --user can be run with command, as that user.");
    }
    Optional<String> unit = UnitSettings.unit(arguments);
    for (String parameter : new String[] {"state", "enabled", "masked"}) {
      if (arguments.has(parameter) && !arguments.has("name")) {
        arguments.reject(
            parameter, "\"" + parameter + "\" needs the name of a unit.", "write name, too.");
      }
    }
    return new UnitSettings(
        unit,
        arguments.optionalText("state").map(UnitSettings.State::of),
        arguments.optionalFlag("enabled"),
        arguments.optionalFlag("masked"),
        new UnitSettings.Reading(arguments.flag("daemon_reload"), arguments.flag("daemon_reexec")),
        new UnitSettings.Manner(arguments.flag("no_block"), arguments.flag("force")));
  }

  @Override
  public UnitObserved observe(UnitSettings desired, HostReader host) throws HostException {
    return UnitObserved.observe(desired, host);
  }

  @Override
  public Diff diff(UnitSettings desired, UnitObserved observed) {
    return UnitDiff.of(desired, observed);
  }

  @Override
  public Map<String, Object> apply(UnitSettings desired, Diff diff, HostSession host)
      throws HostException {
    new UnitApply(desired, host).carryOut(diff);
    return Map.of();
  }

  @Override
  public Map<String, Object> values(UnitSettings desired, UnitObserved observed) {
    return UnitValues.of(desired, observed);
  }
}
