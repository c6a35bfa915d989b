package dev.slipway.module;

import static dev.slipway.module.Parameter.control;
import static dev.slipway.module.Parameter.identity;
import static dev.slipway.module.Parameter.state;

import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Modules with the names and parameters of built-in ones, for tests of the stages that read only
 * specs. Their other methods must not be called.
 */
public final class SpecModules {
  private SpecModules() {}

  private record SpecModule(ModuleSpec spec) implements TaskModule<SpecModule.Nothing, String> {
    record Nothing() {}

    @Override
    public Nothing bind(Arguments arguments) {
      throw new AssertionError("only the spec is for use");
    }

    @Override
    public String observe(Nothing desired, HostReader host) {
      throw new AssertionError("only the spec is for use");
    }

    @Override
    public Diff diff(Nothing desired, String observed) {
      throw new AssertionError("only the spec is for use");
    }

    @Override
    public Map<String, Object> apply(Nothing desired, Diff diff, HostSession host) {
      throw new AssertionError("only the spec is for use");
    }
  }

  public static ModuleRegistry registry() {
    return new ModuleRegistry(
        Stream.of(
                command("command"),
                command("shell"),
                meta(),
                copy(),
                template(),
                file(),
                user(),
                service(),
                packages(),
                debug(),
                fail(),
                assertion(),
                facts(),
                waitFor())
            .map(builder -> new SpecModule(builder.build()))
            .toList());
  }

  private static ModuleSpec.Builder command(String name) {
    return ModuleSpec.named(name, "Runs a command.")
        .parameter(state("cmd", ParameterType.TEXT, "The command."))
        .parameter(state("argv", ParameterType.TEXTS, "The command as a list."))
        .parameter(control("chdir", ParameterType.PATH, "The folder it runs in."))
        .parameter(control("creates", ParameterType.PATH, "A file that it makes."))
        .parameter(control("removes", ParameterType.PATH, "A file that it removes."))
        .parameter(control("stdin", ParameterType.TEXT, "What it reads."))
        .rule(ParameterRule.atMostOne("cmd", "argv"))
        .rule(ParameterRule.atLeastOne("cmd", "argv"))
        .freeForm("cmd");
  }

  private static ModuleSpec.Builder meta() {
    return ModuleSpec.named("meta", "Tells the engine something.")
        .parameter(
            identity("action", ParameterType.TEXT, "What.")
                .must()
                .oneOf("flush_handlers", "noop", "end_host", "end_play"))
        .freeForm("action");
  }

  private static List<Parameter> ownership() {
    return List.of(
        state("owner", ParameterType.TEXT, "The owner."),
        state("group", ParameterType.TEXT, "The group."),
        state("mode", ParameterType.MODE, "The permissions."));
  }

  private static ModuleSpec.Builder copy() {
    return ModuleSpec.named("copy", "Copies files.")
        .parameter(state("src", ParameterType.LOCAL_FILE, "The file.").remoteWhen("remote_src"))
        .parameter(state("content", ParameterType.TEXT, "The text."))
        .parameter(identity("dest", ParameterType.PATH, "Where to.").must())
        .parameter(control("remote_src", ParameterType.BOOLEAN, "On the host.").otherwise("false"))
        .parameter(control("backup", ParameterType.BOOLEAN, "Keep one.").otherwise("false"))
        .parameters(ownership())
        .untaken("set them with command: chattr ATTRIBUTES PATH.", "attributes", "attr")
        .rule(ParameterRule.atMostOne("src", "content"))
        .rule(ParameterRule.atLeastOne("src", "content"));
  }

  private static ModuleSpec.Builder template() {
    return ModuleSpec.named("template", "Writes a rendered template.")
        .parameter(state("src", ParameterType.TEMPLATE, "The template.").must())
        .parameter(identity("dest", ParameterType.PATH, "Where to.").must())
        .parameters(ownership());
  }

  private static ModuleSpec.Builder file() {
    return ModuleSpec.named("file", "Files and folders.")
        .parameter(identity("path", ParameterType.PATH, "Which.").alias("dest", "name").must())
        .parameter(
            state("state", ParameterType.TEXT, "What it is.")
                .oneOf("file", "directory", "link", "hard", "touch", "absent"))
        .parameter(state("src", ParameterType.TEXT, "The target of a link."))
        .parameter(state("recurse", ParameterType.BOOLEAN, "All below it.").otherwise("false"))
        .parameters(ownership());
  }

  private static ModuleSpec.Builder user() {
    return ModuleSpec.named("user", "Accounts.")
        .parameter(identity("name", ParameterType.TEXT, "Its name.").alias("user").must())
        .parameter(state("uid", ParameterType.INTEGER, "Its number."))
        .parameter(state("groups", ParameterType.TEXTS, "Its groups."))
        .parameter(control("append", ParameterType.BOOLEAN, "To others.").otherwise("false"))
        .parameter(state("password", ParameterType.TEXT, "Its hash.").secret())
        .parameter(state("state", ParameterType.TEXT, "There or not.").oneOf("present", "absent"))
        .rule(ParameterRule.requiredIf("append", "true", "groups"));
  }

  private static ModuleSpec.Builder service() {
    return ModuleSpec.named("service", "Services.")
        .parameter(identity("name", ParameterType.TEXT, "Its name.").must())
        .parameter(state("enabled", ParameterType.BOOLEAN, "At boot."))
        .parameter(
            state("state", ParameterType.TEXT, "Running or not.")
                .oneOf("started", "stopped", "restarted", "reloaded"))
        .rule(ParameterRule.atLeastOne("state", "enabled"));
  }

  private static ModuleSpec.Builder packages() {
    return ModuleSpec.named("package", "Packages.")
        .parameter(identity("name", ParameterType.TEXTS, "Their names.").alias("pkg").must())
        .parameter(
            state("state", ParameterType.TEXT, "There or not.")
                .oneOf("present", "installed", "latest", "absent", "removed")
                .otherwise("present"));
  }

  private static ModuleSpec.Builder debug() {
    return ModuleSpec.named("debug", "Shows a value.")
        .parameter(control("msg", ParameterType.ANY, "A message."))
        .parameter(control("var", ParameterType.EXPRESSION, "An expression."))
        .rule(ParameterRule.atMostOne("msg", "var"));
  }

  private static ModuleSpec.Builder fail() {
    return ModuleSpec.named("fail", "Fails.")
        .parameter(control("msg", ParameterType.ANY, "Why."))
        .freeForm("msg");
  }

  private static ModuleSpec.Builder assertion() {
    return ModuleSpec.named("assert", "Requires conditions.")
        .parameter(control("that", ParameterType.CONDITIONS, "The conditions.").must())
        .parameter(control("fail_msg", ParameterType.ANY, "Said when not.").alias("msg"));
  }

  private static ModuleSpec.Builder facts() {
    return ModuleSpec.named("set_fact", "Sets variables.").anyParameters();
  }

  private static ModuleSpec.Builder waitFor() {
    return ModuleSpec.named("wait_for", "Waits.")
        .parameter(identity("port", ParameterType.INTEGER, "A port."))
        .parameter(identity("path", ParameterType.PATH, "A file.").alias("dest"))
        .parameter(control("timeout", ParameterType.INTEGER, "Seconds.").otherwise("300"))
        .rule(ParameterRule.atMostOne("port", "path"));
  }
}
