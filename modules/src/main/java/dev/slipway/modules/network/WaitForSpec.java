package dev.slipway.modules.network;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.ModuleSpec.Preview;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.network.Awaited.Thing;
import java.util.Optional;
import java.util.Set;

/** The parameters of {@code wait_for}, and what they mean together. */
final class WaitForSpec {
  private static final long HIGHEST_PORT = 65535;
  private static final Set<String> AT_LEAST_ONE = Set.of("sleep", "connect_timeout");

  static final ModuleSpec SPEC =
      ModuleSpec.named("wait_for", "Waits, on the host, until a port or a path is there or gone.")
          .describe(
              "With neither port nor path it waits as long as timeout says. For a port of another"
                  + " machine the host needs bash or nc; for a port of its own it needs neither;"
                  + " to read what a port says it needs bash.")
          .describe(
              "What is there already is not waited for, unless a delay is given: then it may be"
                  + " what was there before, and the host is looked at after the delay.")
          .parameter(
              Parameter.identity(
                      "host", ParameterType.TEXT, "The name or address whose port is looked at.")
                  .otherwise("127.0.0.1"))
          .parameter(Parameter.identity("port", ParameterType.INTEGER, "A TCP port."))
          .parameter(
              Parameter.identity("path", ParameterType.PATH, "A path on the host.")
                  .alias("destination", "dest", "name"))
          .parameter(
              Parameter.state(
                      "state",
                      ParameterType.TEXT,
                      "started and present: the port is open, the path exists. stopped and absent:"
                          + " the port is closed, the path does not exist. drained is not"
                          + " supported.")
                  .otherwise("started")
                  .oneOf("started", "present", "stopped", "absent", "drained"))
          .parameter(
              Parameter.state(
                  "search_regex",
                  ParameterType.TEXT,
                  "Wait until it is found in a line of the file, or of what the port says first."
                      + " Perl's regular expressions where grep on the host knows them (GNU),"
                      + " else POSIX extended ones."))
          .parameter(
              Parameter.control(
                      "timeout", ParameterType.INTEGER, "After how many seconds to give up.")
                  .otherwise("300"))
          .parameter(
              Parameter.control(
                      "delay", ParameterType.INTEGER, "Seconds to wait before the first look.")
                  .otherwise("0"))
          .parameter(
              Parameter.control("sleep", ParameterType.INTEGER, "Seconds between two looks.")
                  .otherwise("1"))
          .parameter(
              Parameter.control(
                      "connect_timeout",
                      ParameterType.INTEGER,
                      "Seconds after which a port that does not answer counts as closed.")
                  .otherwise("5"))
          .parameter(
              Parameter.control("msg", ParameterType.TEXT, "What is said when it takes too long."))
          .rule(ParameterRule.atMostOne("port", "path"))
          .untaken(
              "leave it out: connections are not counted.",
              "active_connection_states",
              "exclude_hosts")
          .returns("elapsed", "The seconds that were waited.")
          .example("A service", "- wait_for: {port: 6443, timeout: 60}\n")
          .example(
              "A line in a file",
              """
              - wait_for:
                  path: /var/log/boot.log
                  search_regex: '^Started .*containerd'
              """)
          .preview(Preview.PARTIAL)
          .build();

  private WaitForSpec() {}

  static Patience patience(Arguments arguments) {
    for (String seconds : new String[] {"timeout", "delay", "sleep", "connect_timeout"}) {
      if (arguments.integer(seconds) < (AT_LEAST_ONE.contains(seconds) ? 1 : 0)) {
        arguments.reject(
            seconds,
            "\"" + seconds + "\" cannot be " + arguments.integer(seconds) + ".",
            "write a number of seconds");
      }
    }
    return new Patience(
        arguments.integer("timeout"), arguments.integer("delay"), arguments.integer("sleep"));
  }

  static Awaited awaited(Arguments arguments) {
    String state = arguments.text("state");
    if (state.equals("drained")) {
      arguments.reject(
          "state",
          "Waiting for connections to end (drained) is not supported.",
          "wait for the port to close with stopped, or ask \"ss\" in a command with until");
    }
    boolean there = state.equals("started") || state.equals("present");
    Optional<String> regex = arguments.optionalText("search_regex");
    Thing thing = thing(arguments);
    if (regex.isPresent() && (!there || thing instanceof Thing.Time)) {
      arguments.reject(
          "search_regex",
          "\"search_regex\" waits for something to be found in a file or said by a port.",
          "give port or path, and no state but started or present");
    }
    return new Awaited(thing, regex, there);
  }

  private static Thing thing(Arguments arguments) {
    Optional<String> path = arguments.optionalText("path");
    if (path.isPresent()) {
      return new Thing.Path(absolute(arguments, path.get()));
    }
    return arguments
        .optionalInteger("port")
        .<Thing>map(port -> port(arguments, port))
        .orElseGet(Thing.Time::new);
  }

  private static String absolute(Arguments arguments, String path) {
    if (path.startsWith("/")) {
      return path;
    }
    arguments.reject(
        "path", "\"" + path + "\" is not an absolute path.", "write the whole path from / on");
    return "/";
  }

  private static Thing port(Arguments arguments, long port) {
    if (port < 1 || port > HIGHEST_PORT) {
      arguments.reject("port", "There is no port " + port + ".", "write a port from 1 to 65535");
    }
    String host = arguments.text("host");
    if (host.isBlank() || host.contains("/")) {
      arguments.reject("host", "\"" + host + "\" is no host.", "write a name or an address");
    }
    return new Thing.Port(host, port, arguments.integer("connect_timeout"));
  }
}
