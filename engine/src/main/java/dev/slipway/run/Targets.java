package dev.slipway.run;

import dev.slipway.host.Become;
import dev.slipway.host.BecomeException;
import dev.slipway.host.Secret;
import dev.slipway.host.Target;
import dev.slipway.host.UnreachableException;
import dev.slipway.model.Keyword;
import dev.slipway.template.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a task's host is and as whom things are done there: connection variables by Ansible's names
 * are strongest, then keywords, then the command line.
 */
final class Targets {
  private final RunOptions options;
  private final Redactions redactions;

  Targets(RunOptions options, Redactions redactions) {
    this.options = options;
    this.redactions = redactions;
  }

  /** The kind of connection, {@code ssh} or {@code local}. */
  String connection(Keywording keywords, Scope host) {
    String written =
        text(host, "ansible_connection")
            .or(() -> keywords.text(Keyword.CONNECTION))
            .or(options::connection)
            .orElse("ssh");
    return List.of("smart", "paramiko", "paramiko_ssh").contains(written) ? "ssh" : written;
  }

  /**
   * @param host what is known of the host that is connected to
   * @throws UnreachableException when a connection variable has a value that it cannot have
   */
  Target target(String name, Keywording keywords, Scope host) throws UnreachableException {
    List<String> sshOptions = new ArrayList<>();
    for (String variable :
        List.of("ansible_ssh_common_args", "ansible_ssh_extra_args", "ansible_ssh_args")) {
      text(host, variable).ifPresent(arguments -> sshOptions.addAll(sshOptions(arguments)));
    }
    return new Target(
        name,
        text(host, "ansible_host").or(() -> text(host, "ansible_ssh_host")).orElse(name),
        number(host, "ansible_port").or(() -> keywords.integer(Keyword.PORT).map(Long::intValue)),
        text(host, "ansible_user")
            .or(() -> text(host, "ansible_ssh_user"))
            .or(() -> keywords.text(Keyword.REMOTE_USER))
            .or(options::remoteUser),
        secret(host, "ansible_password")
            .or(() -> secret(host, "ansible_ssh_pass"))
            .or(options::password),
        text(host, "ansible_ssh_private_key_file").map(Targets::path).or(options::privateKey),
        secret(host, "ansible_ssh_private_key_passphrase"),
        sshOptions,
        timeout(host));
  }

  private Duration timeout(Scope host) throws UnreachableException {
    String variable =
        host.defines("ansible_ssh_timeout") ? "ansible_ssh_timeout" : "ansible_timeout";
    return number(host, variable).map(Duration::ofSeconds).orElse(options.connectTimeout());
  }

  private static Optional<Integer> number(Scope host, String variable) throws UnreachableException {
    Optional<String> written = text(host, variable);
    if (written.isPresent() && !written.get().matches("[1-9]\\d{0,8}")) {
      throw new UnreachableException(
          UnreachableException.Reason.SETTING,
          variable + " takes a whole number above 0, and this is \"" + written.get() + "\"");
    }
    return written.map(Integer::valueOf);
  }

  /**
   * @throws BecomeException for a way to become another user that is not there
   */
  Become become(Keywording keywords, Scope host) throws BecomeException {
    boolean wanted =
        text(host, "ansible_become")
            .map(text -> List.of("true", "yes", "1").contains(text.toLowerCase(Locale.ROOT)))
            .or(() -> keywords.flag(Keyword.BECOME))
            .orElse(options.become());
    if (!wanted) {
      return new Become.Login();
    }
    String method =
        text(host, "ansible_become_method")
            .or(() -> keywords.text(Keyword.BECOME_METHOD))
            .orElse("sudo");
    if (!method.equals("sudo")) {
      throw new BecomeException("The become method \"" + method + "\" is not there; only sudo is.");
    }
    return new Become.Sudo(
        text(host, "ansible_become_user")
            .or(() -> keywords.text(Keyword.BECOME_USER))
            .or(options::becomeUser)
            .orElse("root"),
        secret(host, "ansible_become_password")
            .or(() -> secret(host, "ansible_become_pass"))
            .or(options::becomePassword),
        text(host, "ansible_become_flags")
            .or(() -> keywords.text(Keyword.BECOME_FLAGS))
            .map(flags -> Arrays.asList(flags.strip().split("\\s+")))
            .orElse(List.of()));
  }

  private Optional<Secret> secret(Scope host, String variable) {
    Optional<String> value = text(host, variable);
    value.ifPresent(redactions::add);
    return value.map(Secret::new);
  }

  private static Optional<String> text(Scope host, String variable) {
    return host.defines(variable)
        ? Optional.ofNullable(host.get(variable)).map(String::valueOf)
        : Optional.empty();
  }

  /** The settings in arguments for {@code ssh}: {@code -o Key=Value}, {@code -J}, {@code -p} ... */
  static List<String> sshOptions(String arguments) {
    List<String> options = new ArrayList<>();
    List<String> words = words(arguments);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String value = i + 1 < words.size() ? words.get(i + 1) : "";
      switch (word) {
        case "-o" -> options.add(value);
        case "-J" -> options.add("ProxyJump=" + value);
        case "-i" -> options.add("IdentityFile=" + value);
        case "-p" -> options.add("Port=" + value);
        case "-l" -> options.add("User=" + value);
        case "-F" -> options.add(Target.CONFIG_FILE + "=" + value);
        default -> {
          if (word.startsWith("-o") && word.length() > 2) {
            options.add(word.substring(2));
          }
        }
      }
    }
    return options;
  }

  private static List<String> words(String arguments) {
    List<String> words = new ArrayList<>();
    java.util.regex.Matcher matcher =
        java.util.regex.Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+").matcher(arguments);
    while (matcher.find()) {
      words.add(matcher.group().replaceAll("[\"']", ""));
    }
    return words;
  }

  private static Path path(String written) {
    return Path.of(
        written.startsWith("~/")
            ? System.getProperty("user.home") + written.substring(1)
            : written);
  }
}
