package dev.slipway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which tasks of a run are done, and what is kept of it. */
final class CourseOptions {
  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "Only this task, role or block and what it needs; by id or name.")
  List<String> targets = new ArrayList<>();

  @Option(
      names = "--start-at-task",
      paramLabel = "NAME",
      description = "Only this task and all behind it; by id or name, * stands for any text.")
  Optional<String> startAtTask = Optional.empty();

  @Option(names = "--step", description = "Ask before each task.")
  boolean step;

  @Option(
      names = "--resume",
      description = "Go on after the last run of these playbooks: what ended well stays done.")
  boolean resume;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Keep the record of the run there; --resume reads it there.")
  Optional<String> record = Optional.empty();

  @Option(
      names = "--force-handlers",
      description = "Run notified handlers also on hosts where a task failed.")
  boolean forceHandlers;
}
