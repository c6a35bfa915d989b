package dev.slipway.modules.commands;

import dev.slipway.host.probe.JobAnswer;
import dev.slipway.host.probe.JobProbe;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import java.util.List;

/** {@code job ID}: {@code absent}, {@code running}, {@code lost}, or a map of how it ended. */
public final class JobNotation implements ProbeNotation<JobProbe, JobAnswer> {

  @Override
  public Class<JobProbe> probe() {
    return JobProbe.class;
  }

  @Override
  public List<String> keys(JobProbe probe) {
    return List.of("job " + probe.job().id());
  }

  @Override
  public JobAnswer answer(JobProbe probe, Object written) {
    return switch (String.valueOf(written)) {
      case "absent" -> new JobAnswer.Absent();
      case "running" -> new JobAnswer.Running();
      case "lost" -> new JobAnswer.Lost();
      default -> finished(YamlMap.of(written));
    };
  }

  private static JobAnswer finished(YamlMap map) {
    JobAnswer answer =
        new JobAnswer.Finished(
            Integer.parseInt(map.text("exit", "0")),
            map.flag("late", false),
            map.text("output", ""),
            map.text("errors", ""));
    map.mustBeUsedUp();
    return answer;
  }
}
