package dev.slipway.modules.laws;

import dev.slipway.connection.LocalConnector;
import dev.slipway.host.Become;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostException;
import dev.slipway.host.Script;
import dev.slipway.host.Target;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One module with its arguments, on connections of their own. */
record Killing<D extends Record, S>(TaskModule<D, S> module, D desired) {
  Killing(TaskModule<D, S> module, Arguments arguments) {
    this(module, module.bind(arguments));
  }

  /** Whether anything was to be done. */
  boolean run() throws HostException {
    try (HostConnection connection = connect()) {
      return apply(new LocalSession(connection));
    }
  }

  private static HostConnection connect() throws HostException {
    return new LocalConnector().connect(Target.local("here"));
  }

  private boolean apply(LocalSession session) throws HostException {
    Diff diff = module.diff(desired, module.observe(desired, session));
    if (!diff.isEmpty()) {
      module.apply(desired, diff, session);
    }
    return !diff.isEmpty();
  }

  /** Ends the shell and all that it started by a signal that nobody can catch. */
  void runAndKill(long delay) throws HostException, InterruptedException {
    try (HostConnection connection = connect()) {
      LocalSession session = new LocalSession(connection);
      ProcessHandle shell = shell(connection);
      Thread applying =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      apply(session);
                    } catch (HostException | TaskFailedException e) {
                      // What was killed says so.
                    }
                  });
      LockSupport.parkNanos(delay);
      List<ProcessHandle> children = shell.descendants().toList();
      shell.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
      applying.join();
    }
  }

  private static ProcessHandle shell(HostConnection connection) throws HostException {
    String number =
        connection
            .shell(new Become.Login())
            .exchange(List.of(Script.of("echo $$")))
            .getFirst()
            .stdoutText()
            .strip();
    return ProcessHandle.of(Long.parseLong(number)).orElseThrow();
  }
}
