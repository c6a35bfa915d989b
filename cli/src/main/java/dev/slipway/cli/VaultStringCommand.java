package dev.slipway.cli;

import dev.slipway.host.Bytes;
import dev.slipway.vault.VaultPassword;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code slipway vault encrypt-string}. */
@Command(
    name = "encrypt-string",
    aliases = "encrypt_string",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints values encrypted, ready to be put into YAML.")
final class VaultStringCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      arity = "0..*",
      paramLabel = "VALUE",
      description = "Values; others on this machine may see them. Without one: what is piped in.")
  private List<String> values = new ArrayList<>();

  @Option(
      names = {"-n", "--name"},
      paramLabel = "NAME",
      description = "The key of a value, in the order of the values.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--stdin-name",
      paramLabel = "NAME",
      description = "The key of the value that is piped in.")
  private Optional<String> pipedKey = Optional.empty();

  @Option(
      names = {"-p", "--prompt"},
      description = "Ask for the value.")
  private boolean asked;

  @Option(
      names = "--encrypt-vault-id",
      paramLabel = "LABEL",
      description = "Which of several passwords to encrypt with.")
  private Optional<String> label = Optional.empty();

  @Mixin private VaultOptions vault = new VaultOptions();

  VaultStringCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  private record Named(Optional<String> key, Bytes plain) {}

  @Override
  public Integer call() {
    List<Named> named = named();
    VaultPassword password = new VaultKeys(surroundings, vault).toEncrypt(label);
    for (Named value : named) {
      String text = VaultKeys.encrypt(value.plain().toArray(), password);
      String key = value.key().map(name -> name + ": ").orElse("");
      surroundings.out().print(key + "!vault |\n" + text.indent(10));
    }
    return ExitCode.OK;
  }

  private List<Named> named() {
    List<Named> named = new ArrayList<>();
    if (keys.size() > values.size() + (asked ? 1 : 0)) {
      throw new RefusedException(
          "There are more names than values.",
          "write one --name for each value; the piped one is named by --stdin-name.");
    }
    if (asked) {
      named.add(new Named(key(values.size()), Bytes.ofText(typed())));
    }
    for (int i = 0; i < values.size(); i++) {
      if (!values.get(i).equals(VaultFiles.PIPE)) {
        named.add(new Named(key(i), Bytes.ofText(values.get(i))));
      }
    }
    if (values.contains(VaultFiles.PIPE) || pipedKey.isPresent() || named.isEmpty()) {
      byte[] piped = new VaultFiles(surroundings).read(VaultFiles.PIPE);
      named.add(new Named(pipedKey, new Bytes(piped)));
    }
    return named;
  }

  private Optional<String> key(int index) {
    return index < keys.size() ? Optional.of(keys.get(index)) : Optional.empty();
  }

  private String typed() {
    return surroundings
        .prompt()
        .ask("Value to encrypt")
        .orElseThrow(
            () ->
                new RefusedException(
                    "There is no terminal to ask on.", "pipe the value in, with --stdin-name."));
  }
}
