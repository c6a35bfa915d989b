package dev.slipway.vault;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import dev.slipway.vault.Opener.Result;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Opens the encrypted texts of a run. All of them pass here: files as a whole, before anyone parses
 * them, and values behind {@code !vault} when they are received, where there is a password for
 * their id, else when they are used. Safe for all threads.
 */
public final class Vault {
  private final Opener opener;
  private final Consumer<String> masks;

  /**
   * @param passwords those that there are; none is fetched before a text has to be opened
   * @param masks is told every text that must not be shown
   */
  public Vault(List<VaultPassword> passwords, Consumer<String> masks) {
    this.opener = new Opener(passwords);
    this.masks = masks;
  }

  /** One that opens nothing, and says so. */
  public static Vault withoutPasswords() {
    return new Vault(List.of(), _ -> {});
  }

  /** Whether a text claims to be encrypted as a whole. */
  public static boolean isEncrypted(String text) {
    return text.startsWith(VaultText.MARK + ";");
  }

  /**
   * A text encrypted with a password.
   *
   * @throws PasswordException when the password cannot be had
   */
  public static String encrypt(byte[] plain, VaultPassword password) throws PasswordException {
    return new VaultText(Optional.of(password.label()), VaultCipher.seal(plain, password.bytes()))
        .format();
  }

  /**
   * A file as it is to be parsed: one that is encrypted with its plain text, which is marked as
   * secret; any other as it is.
   *
   * @return empty when it cannot be opened; a problem says why
   */
  public Optional<SourceFile> open(SourceFile file, Problems problems) {
    try {
      return Optional.of(open(file));
    } catch (VaultException e) {
      problems.add(e.problem());
      return Optional.empty();
    }
  }

  /** As {@link #open(SourceFile, Problems)}. */
  public SourceFile open(SourceFile file) throws VaultException {
    if (!isEncrypted(file.text())) {
      return file;
    }
    return new SourceFile(file.name(), text(decrypt(file), file.beginning()), true);
  }

  /** The bytes of an encrypted file that are for a host; they are masked where they are text. */
  public byte[] content(SourceFile encrypted) throws VaultException {
    byte[] plain = decrypt(encrypted);
    try {
      conceal(decode(plain));
    } catch (CharacterCodingException e) {
      // What is no text cannot be shown either.
      return plain;
    }
    return plain;
  }

  /** The value of a scalar behind {@code !vault}. */
  public String open(Scalar encrypted) throws VaultException {
    OpenedText opened = opened(encrypted.text(), encrypted::part);
    String plain = text(opened.plain(), encrypted.range());
    conceal(plain);
    return plain;
  }

  /** An encrypted file, to be encrypted again with another content. Nothing of it is masked. */
  public OpenedText reopen(SourceFile encrypted) throws VaultException {
    return opened(encrypted);
  }

  /** Masks a text, and each line of it, from now on. */
  public void conceal(String text) {
    // White space around it is no secret, and a line end is not there where a line is shown.
    masks.accept(text.strip());
  }

  /**
   * Takes notice of variables: values in an encrypted file are masked; those that are encrypted
   * alone are opened where a password of their id was given, and the damage of the others is
   * reported that can be seen without one.
   */
  public void receiveVariables(Node root, Problems problems) {
    receive(root, problems, Concealment.ofVariables(this));
  }

  /**
   * As {@link #receiveVariables}; names and words that a reader needs to follow a run are shown.
   */
  public void receiveTasks(Node root, Problems problems) {
    receive(root, problems, Concealment.ofTasks(this));
  }

  private void receive(Node root, Problems problems, Concealment concealment) {
    check(root, problems);
    if (root.range().file().secret()) {
      concealment.of(root);
    }
  }

  private void check(Node node, Problems problems) {
    switch (node) {
      case Scalar scalar -> {
        if (scalar.tag() == Scalar.Tag.VAULT) {
          check(scalar, problems);
        }
      }
      case Sequence sequence -> sequence.items().forEach(item -> check(item, problems));
      case Mapping mapping -> mapping.entries().forEach(entry -> check(entry.value(), problems));
    }
  }

  private void check(Scalar encrypted, Problems problems) {
    try {
      if (opener.hasPasswordFor(VaultText.parse(encrypted.text()))) {
        open(encrypted);
      }
    } catch (DamagedTextException e) {
      problems.add(problem(e, encrypted::part));
    } catch (VaultException e) {
      problems.add(e.problem());
    }
  }

  private byte[] decrypt(SourceFile file) throws VaultException {
    return opened(file).plain();
  }

  private OpenedText opened(SourceFile file) throws VaultException {
    return opened(file.text(), (from, to) -> file.range(file.position(from), file.position(to)));
  }

  /**
   * @param place tells where a part of the text stands
   */
  private OpenedText opened(String written, BiFunction<Integer, Integer, SourceRange> place)
      throws VaultException {
    VaultText text;
    try {
      text = VaultText.parse(written);
    } catch (DamagedTextException e) {
      throw new VaultException(problem(e, place));
    }
    return switch (opener.open(text)) {
      case Result.Opened(OpenedText opened) -> opened;
      case Result.Refused(String message, String fix) ->
          throw new VaultException(
              Problem.error(
                  ProblemCode.VAULT_PASSWORD,
                  place.apply(0, written.indexOf('\n') < 0 ? 1 : written.indexOf('\n')),
                  message,
                  fix));
    };
  }

  private static Problem problem(
      DamagedTextException damage, BiFunction<Integer, Integer, SourceRange> place) {
    return Problem.error(
        ProblemCode.VAULT_DAMAGED,
        place.apply(damage.from(), damage.to()),
        damage.message(),
        damage.fix());
  }

  private static String text(byte[] plain, SourceRange range) throws VaultException {
    try {
      return decode(plain);
    } catch (CharacterCodingException e) {
      throw new VaultException(
          Problem.error(
              ProblemCode.FILE_UNREADABLE,
              range,
              "What is encrypted here is not UTF-8 text.",
              "encrypt text; binary content is for the copy module"));
    }
  }

  private static String decode(byte[] plain) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain)).toString();
  }
}
