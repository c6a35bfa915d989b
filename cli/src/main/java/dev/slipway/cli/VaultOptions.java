package dev.slipway.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the passwords of encrypted texts come from. */
final class VaultOptions {
  @Option(
      names = "--vault-id",
      paramLabel = "LABEL@SOURCE",
      description =
          "A password and its id; SOURCE is a file, a program that prints it, or prompt."
              + " Repeatable.")
  List<String> ids = new ArrayList<>();

  @Option(
      names = {"--vault-password-file", "--vault-pass-file"},
      paramLabel = "FILE",
      description = "A file with a password, or a program that prints it. Repeatable.")
  List<String> files = new ArrayList<>();

  @Option(
      names = {"-J", "--ask-vault-password", "--ask-vault-pass"},
      description = "Ask for the password of encrypted texts when one is opened.")
  boolean ask;
}
