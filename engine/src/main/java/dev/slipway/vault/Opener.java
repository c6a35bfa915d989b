package dev.slipway.vault;

import dev.slipway.vault.VaultText.Sealed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens each text once, with the password that its id names or else with the first that fits. */
final class Opener {
  private final List<VaultPassword> passwords;
  private final Map<Sealed, Attempt> attempts = new ConcurrentHashMap<>();

  Opener(List<VaultPassword> passwords) {
    this.passwords = List.copyOf(passwords);
  }

  /** What came of opening a text. */
  sealed interface Result {
    record Opened(OpenedText text) implements Result {}

    record Refused(String message, String fix) implements Result {}
  }

  /** Two tasks that want the same text at the same time wait for one answer. */
  private final class Attempt {
    private @Nullable Result result;

    synchronized Result of(VaultText text) {
      if (result == null) {
        result = tryAll(text);
      }
      return result;
    }
  }

  /** Whether one was given that is meant for the text. */
  boolean hasPasswordFor(VaultText text) {
    return passwords.stream().anyMatch(password -> password.isFor(text.label()));
  }

  Result open(VaultText text) {
    return attempts.computeIfAbsent(text.sealed(), _ -> new Attempt()).of(text);
  }

  private Result tryAll(VaultText text) {
    if (passwords.isEmpty()) {
      return new Result.Refused(
          "This is encrypted" + under(text.label()) + ", and no password was given.",
          text.label()
              .map(id -> "give it by --vault-id " + id + "@FILE, or " + id + "@prompt")
              .orElse("give it by --vault-password-file FILE, or -J to be asked"));
    }
    List<String> refusals = new ArrayList<>();
    for (VaultPassword password : inOrder(text.label())) {
      try {
        byte[] bytes = password.bytes();
        Optional<byte[]> plain = VaultCipher.open(text.sealed(), bytes);
        if (plain.isPresent()) {
          return new Result.Opened(new OpenedText(plain.get(), text.label(), bytes));
        }
        refusals.add("\"" + password.label() + "\" does not fit");
      } catch (PasswordException e) {
        refusals.add("\"" + password.label() + "\" cannot be had: " + e.getMessage());
      }
    }
    return refused(text.label(), refusals);
  }

  private static Result refused(Optional<String> label, List<String> refusals) {
    String tried =
        refusals.stream().map(refusal -> "\n  password " + refusal).collect(Collectors.joining());
    return new Result.Refused(
        "No password opens this text, which is encrypted" + under(label) + "." + tried,
        label
            .map(id -> "give the password by --vault-id " + id + "@FILE")
            .orElse("give another password by --vault-id or --vault-password-file")
            .concat("; if it is the right one, the text was changed: restore it from a copy"));
  }

  private static String under(Optional<String> label) {
    return label.map(id -> " under the id \"" + id + "\"").orElse("");
  }

  private List<VaultPassword> inOrder(Optional<String> label) {
    return Stream.concat(
            passwords.stream().filter(password -> password.isFor(label)),
            passwords.stream().filter(password -> !password.isFor(label)))
        .toList();
  }
}
