package dev.slipway.contract;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.CommandAnswer;
import dev.slipway.host.probe.CommandProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskModule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes two files in a directory, and breaks a law while it does.
 *
 * @param count of the diffs, for what differs each time
 */
record LawlessModule(Fault fault, AtomicInteger count)
    implements TaskModule<LawlessModule.Files, Boolean> {

  /** What is wrong. */
  enum Fault {
    NONE,
    WRITES_TO_OBSERVE,
    PLANS_SOMETHING_ELSE,
    CHANGES_AT_EACH_RUN,
    PASSES_ITS_SECRET_AS_AN_ARGUMENT,
    DOES_NOT_SEE_WHAT_IS_HALF_DONE
  }

  /** Where they are made. */
  record Files(String path, String secret) {}

  private static final ModuleSpec SPEC =
      ModuleSpec.named("lawless", "Makes two files.")
          .parameter(Parameter.identity("path", ParameterType.PATH, "Where.").must())
          .parameter(Parameter.control("secret", ParameterType.TEXT, "A secret.").must().secret())
          .example("Two files", "- lawless: {path: /srv, secret: '1234'}")
          .build();

  static LawlessModule with(Fault fault) {
    return new LawlessModule(fault, new AtomicInteger());
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Files bind(Arguments arguments) {
    return new Files(arguments.text("path"), arguments.text("secret"));
  }

  /** Whether both files are there. */
  @Override
  public Boolean observe(Files desired, HostReader host) throws HostException {
    String trace = fault == Fault.WRITES_TO_OBSERVE ? "touch trace; " : "";
    String second = fault == Fault.DOES_NOT_SEE_WHAT_IS_HALF_DONE ? "" : " && test -e second";
    CommandAnswer answer =
        host.ask(
            new CommandProbe("cd " + desired.path() + "; " + trace + "test -e first" + second));
    return answer.exit() == 0;
  }

  @Override
  public Diff diff(Files desired, Boolean observed) {
    int number = count.incrementAndGet();
    boolean restless = fault == Fault.CHANGES_AT_EACH_RUN && number % 3 != 0;
    if (observed && !restless) {
      return Diff.none();
    }
    String after = fault == Fault.PLANS_SOMETHING_ELSE ? "made " + number : "made";
    return Diff.of(
        Action.CREATE, List.of(Change.attribute(desired.path(), "files", "missing", after)));
  }

  @Override
  public Map<String, Object> apply(Files desired, Diff diff, HostSession host)
      throws HostException {
    if (fault == Fault.PASSES_ITS_SECRET_AS_AN_ARGUMENT) {
      host.require(ShellCommand.of("env", "true").secret(desired.secret()));
    }
    host.require(ShellCommand.of("touch", desired.path() + "/first"));
    host.require(ShellCommand.of("touch", desired.path() + "/second"));
    return Map.of();
  }
}
