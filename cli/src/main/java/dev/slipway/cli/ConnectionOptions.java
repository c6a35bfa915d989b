package dev.slipway.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** How hosts are reached. What the inventory and playbooks say is stronger. */
final class ConnectionOptions {
  @Option(
      names = {"-u", "--user"},
      paramLabel = "USER",
      description = "Log in as this user.")
  Optional<String> user = Optional.empty();

  @Option(
      names = {"-b", "--become"},
      description = "Do everything as another user, through sudo.")
  boolean become;

  @Option(
      names = "--become-user",
      paramLabel = "USER",
      description = "That other user; root unless given.")
  Optional<String> becomeUser = Optional.empty();

  @Option(
      names = {"-K", "--ask-become-pass"},
      description = "Ask for the password of sudo (or set SLIPWAY_BECOME_PASSWORD).")
  boolean askBecomePassword;

  @Option(
      names = {"-k", "--ask-pass"},
      description = "Ask for the password of the login (or set SLIPWAY_PASSWORD).")
  boolean askPassword;

  @Option(
      names = {"--private-key", "--key-file"},
      paramLabel = "FILE",
      description = "A private key, tried first.")
  Optional<String> privateKey = Optional.empty();

  @Option(
      names = {"-c", "--connection"},
      paramLabel = "KIND",
      description = "ssh or local.")
  Optional<String> connection = Optional.empty();

  @Option(
      names = {"-f", "--forks"},
      paramLabel = "COUNT",
      description = "How many pieces of work are under way at once.")
  Optional<Integer> forks = Optional.empty();

  @Option(
      names = {"-T", "--timeout"},
      paramLabel = "SECONDS",
      description = "How long a connection and its login may take.")
  Optional<Integer> timeout = Optional.empty();

  @Option(
      names = "--host-key-checking",
      paramLabel = "POLICY",
      description = "For hosts that are not in known_hosts: strict, accept-new or off.")
  Optional<String> hostKeyChecking = Optional.empty();
}
