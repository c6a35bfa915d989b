package dev.slipway.modules.control;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;

/**
 * Steers the run. The engine itself carries it out; this is its specification, and does nothing.
 */
final class MetaModule implements Hostless<MetaModule.Steering> {

  /** What the engine does. */
  record Steering(String action) {}

  private static final ModuleSpec SPEC =
      ModuleSpec.named("meta", "Steers the run.")
          .describe(
              "flush_handlers runs the handlers notified so far. end_host ends the play for this"
                  + " host, end_play for all hosts, end_batch for the hosts of the batch, end_role"
                  + " the role for this host, all without a failure. clear_facts asks the host"
                  + " again when a fact is used next. clear_host_errors lets a host that failed or"
                  + " was lost take part again; its failures count as ignored. reset_connection"
                  + " makes the next task connect anew. refresh_inventory reads the sources of the"
                  + " inventory again, once for all hosts: scripts run anew, and the plays that"
                  + " follow have the hosts that are there then, with those of add_host. noop does"
                  + " nothing.")
          .freeForm("action")
          .parameter(
              Parameter.identity("action", ParameterType.TEXT, "What to do.")
                  .must()
                  .oneOf(
                      "flush_handlers",
                      "noop",
                      "end_host",
                      "end_play",
                      "end_batch",
                      "end_role",
                      "clear_facts",
                      "clear_host_errors",
                      "refresh_inventory",
                      "reset_connection"))
          .example("Run handlers now", "- meta: flush_handlers\n")
          .example(
              "Leave a host out",
              """
              - meta: end_host
                when: $facts.architecture != 'x86_64'
              """)
          .build();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Steering bind(Arguments arguments) {
    return new Steering(arguments.text("action"));
  }
}
