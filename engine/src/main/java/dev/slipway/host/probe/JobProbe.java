package dev.slipway.host.probe;

import dev.slipway.host.DetachedJob;
import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;

/** How far is a job that goes on by itself? Only the user that it runs as can ask. */
public record JobProbe(DetachedJob job) implements Probe<JobAnswer> {

  @Override
  public ProbeKind<JobProbe, JobAnswer> kind() {
    return JobProbeKind.INSTANCE;
  }

  @Override
  public boolean isAbsent(JobAnswer answer) {
    return answer instanceof JobAnswer.Absent;
  }
}
