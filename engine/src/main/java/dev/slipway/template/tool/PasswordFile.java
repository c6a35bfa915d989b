package dev.slipway.template.tool;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** A file on this machine with one password in it. */
final class PasswordFile {
  private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private final Path file;

  PasswordFile(Path file) {
    this.file = file;
  }

  String password(int length) {
    if (length < 8) {
      throw new ToolException("A password has at least 8 signs.", "ask for a longer one");
    }
    try {
      return Files.exists(file) ? read() : create(generate(length));
    } catch (IOException exception) {
      throw new ToolException(
          "The password file \"" + file + "\" cannot be used: " + exception.getMessage() + ".",
          "check who may read and write it");
    }
  }

  /** Makes the file under another name first: who sees it, sees all of it. */
  private String create(String password) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("it is no file");
    }
    Files.createDirectories(directory);
    Path draft =
        Files.createTempFile(
            directory,
            ".password",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(draft, password + "\n", StandardOpenOption.TRUNCATE_EXISTING);
      Files.createLink(file, draft);
      return password;
    } catch (FileAlreadyExistsException exception) {
      return read();
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private String read() throws IOException {
    return Files.readString(file).lines().findFirst().orElse("").strip();
  }

  private static String generate(int length) {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < length; i++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
