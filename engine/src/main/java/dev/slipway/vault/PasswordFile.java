package dev.slipway.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A file with a password in it; when it may be executed, a program that prints one. White space
 * around the password in a file, and line ends around what a program prints, do not belong to it,
 * as with Ansible. A program whose name ends in {@code -client}, before its ending, is told which
 * password is wanted by {@code --vault-id LABEL}.
 */
public record PasswordFile(Path path, String label) implements PasswordSource {

  @Override
  public byte[] password() throws PasswordException {
    if (!Files.exists(path)) {
      throw new PasswordException("There is no file \"" + path + "\".");
    }
    if (Files.isDirectory(path)) {
      throw new PasswordException("\"" + path + "\" is a folder.");
    }
    try {
      byte[] password =
          Files.isExecutable(path)
              ? stripped(output(), PasswordFile::isLineEnd)
              : stripped(Files.readAllBytes(path), PasswordFile::isSpace);
      if (password.length == 0) {
        throw new PasswordException("\"" + path + "\" gives an empty password.");
      }
      return password;
    } catch (IOException e) {
      throw new PasswordException("\"" + path + "\" cannot be read: " + e.getMessage() + ".");
    }
  }

  private byte[] output() throws IOException, PasswordException {
    // What the program asks or complains of is for the person at the terminal, as is its input.
    Process process =
        new ProcessBuilder(command())
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      // Such a program may ask a person, who takes as long as it takes.
      byte[] output = process.getInputStream().readAllBytes();
      int code = process.waitFor();
      if (code != 0) {
        throw new PasswordException("\"" + path + "\" ended with exit code " + code + ".");
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PasswordException("Waiting for \"" + path + "\" was interrupted.");
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(List.of(path.toAbsolutePath().toString()));
    if (isClient()) {
      command.addAll(List.of("--vault-id", label));
    }
    return command;
  }

  private boolean isClient() {
    String name = path.toAbsolutePath().getFileName().toString();
    int ending = name.lastIndexOf('.');
    return (ending > 0 ? name.substring(0, ending) : name).endsWith("-client");
  }

  private static byte[] stripped(byte[] text, IntPredicate outside) {
    int from = 0;
    int to = text.length;
    while (from < to && outside.test(text[from])) {
      from++;
    }
    while (to > from && outside.test(text[to - 1])) {
      to--;
    }
    return java.util.Arrays.copyOfRange(text, from, to);
  }

  private static boolean isLineEnd(int character) {
    return character == '\n' || character == '\r';
  }

  private static boolean isSpace(int character) {
    return character == ' ' || (character >= '\t' && character <= '\r');
  }
}
