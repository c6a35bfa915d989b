package dev.slipway.cli;

import dev.slipway.Project;
import dev.slipway.report.Profile;
import dev.slipway.report.ProfileReport;
import dev.slipway.report.RunPage;
import dev.slipway.run.Recap;
import dev.slipway.run.RunEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a run leaves behind for those who want to know more. */
final class AfterwardOptions {
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write a page of HTML about the run there, also when it fails.")
  private Optional<String> report = Optional.empty();

  @Option(
      names = "--profile",
      description = "Show where the time went: hosts, slowest tasks, critical path.")
  private boolean profile;

  /** Lets a run be watched for all that is wanted. */
  void watch(PlaybookCommand command, Surroundings surroundings, OutputOptions output) {
    if (profile) {
      command.witnessed((project, _) -> profiled(project, surroundings, output));
    }
    report.ifPresent(
        file -> command.witnessed((_, dryRun) -> reported(file, dryRun, surroundings)));
  }

  private static Witness profiled(
      Project project, Surroundings surroundings, OutputOptions output) {
    Profile times = new Profile(project.playbooks());
    return new Witness() {
      @Override
      public void on(RunEvent event) {
        times.on(event);
      }

      @Override
      public void over(Optional<Recap> recap) {
        ProfileReport shown = new ProfileReport(times, surroundings.secrets());
        switch (output.form) {
          case JSON -> surroundings.out().println(shown.json());
          case TEXT ->
              shown.lines(output.colour(surroundings)).forEach(surroundings.out()::println);
          // What else was said in a document would spoil it.
          case JUNIT -> shown.lines(false).forEach(surroundings.err()::println);
        }
      }
    };
  }

  private static Witness reported(String file, boolean dryRun, Surroundings surroundings) {
    RunPage page = new RunPage(Instant.now(), dryRun, surroundings.secrets());
    return new Witness() {
      @Override
      public void on(RunEvent event) {
        page.on(event);
      }

      @Override
      public void over(Optional<Recap> recap) {
        try {
          StateFile.write(surroundings.directory().resolve(file), page.html(recap));
        } catch (IOException e) {
          surroundings.err().println("warning: the report cannot be written: " + e);
        }
      }
    };
  }
}
