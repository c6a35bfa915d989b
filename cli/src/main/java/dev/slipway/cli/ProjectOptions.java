package dev.slipway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is looked at: hosts, tasks, variables. */
final class ProjectOptions {
  @Option(
      names = {"-i", "--inventory"},
      paramLabel = "SOURCE",
      description = "A file or folder with hosts, or a list with a comma: web1,web2")
  List<String> inventories = new ArrayList<>();

  @Option(
      names = {"-l", "--limit"},
      paramLabel = "PATTERN",
      description = "Only these of the hosts.")
  Optional<String> limit = Optional.empty();

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = {
        "Only the hosts of part I of N, for runs on several control hosts.",
        "Refuses playbooks in which hosts need each other."
      })
  Optional<String> shard = Optional.empty();

  @Option(
      names = {"-t", "--tags"},
      paramLabel = "TAGS",
      split = ",",
      description = "Only tasks with one of these tags.")
  List<String> tags = new ArrayList<>();

  @Option(
      names = "--skip-tags",
      paramLabel = "TAGS",
      split = ",",
      description = "No task with one of these tags.")
  List<String> skipTags = new ArrayList<>();

  @Option(
      names = {"-e", "--extra-vars"},
      paramLabel = "VARIABLES",
      description = "name=value, {name: value} or @FILE; stronger than all others.")
  List<String> extraVariables = new ArrayList<>();

  @Option(
      names = "--roles-path",
      paramLabel = "FOLDERS",
      split = ":",
      description = "Further folders in which roles are searched.")
  List<String> rolesPath = new ArrayList<>();

  @Mixin VaultOptions vault = new VaultOptions();
}
