package dev.slipway.modules.commands;

import dev.slipway.host.DetachedJob;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.probe.JobAnswer;
import dev.slipway.host.probe.JobProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells how far a job is that was started with {@code async}, or removes what it left. */
final class AsyncStatusModule implements TaskModule<AsyncStatusModule.Question, JobAnswer> {
  private static final ModuleSpec SPEC =
      Invocation.returning(
              ModuleSpec.named("async_status", "Tells how far a job is that async started.")
                  .describe(
                      "The job is one of the user that the task acts as: ask as the user who"
                          + " started it. With until it waits: `until: $job.finished == 1`. A job"
                          + " that failed, that was ended because of its limit, or that is not"
                          + " there, fails the task, and `finished` is 1 then too.")
                  .describe(
                      "Asking changes nothing, so that this is no change: the task that started"
                          + " the job was. `mode: cleanup` removes the folder of the job,"
                          + " `~/.slipway/jobs/JID`, which stays on the host until then.")
                  .parameter(
                      Parameter.identity(
                              "jid", ParameterType.TEXT, "`ansible_job_id` of the task with async.")
                          .must())
                  .parameter(
                      Parameter.control(
                              "mode",
                              ParameterType.TEXT,
                              "Tell how far it is, or remove what is left of it.")
                          .oneOf("status", "cleanup")
                          .otherwise("status"))
                  .returns("ansible_job_id", "The job.")
                  .returns("started", "1.")
                  .returns("finished", "1 when it is over, 0 before.")
                  .returns("erased", "The folder that was removed."))
          .example(
              "Start, do something else, and wait",
              """
              - command: sleep 2
                async: 60
                poll: 0
                register: long
              - async_status:
                  jid: ${long.ansible_job_id}
                register: job
                until: $job.finished == 1
                retries: 30
                delay: 1
              - async_status: {jid: '${long.ansible_job_id}', mode: cleanup}
              """)
          .build();

  /** Which job, and whether to remove it. */
  record Question(String jid, boolean cleanup) {
    DetachedJob job() {
      return new DetachedJob(jid);
    }
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Question bind(Arguments arguments) {
    String jid = arguments.text("jid");
    if (!DetachedJob.isId(jid)) {
      arguments.reject(
          "jid",
          "\"" + jid + "\" is no id of a job.",
          "write ${NAME.ansible_job_id}, where NAME is what the task with async registers");
      return new Question("none", false);
    }
    return new Question(jid, arguments.text("mode").equals("cleanup"));
  }

  @Override
  public JobAnswer observe(Question desired, HostReader host) throws HostException {
    return host.ask(new JobProbe(desired.job()));
  }

  @Override
  public Diff diff(Question desired, JobAnswer observed) {
    return desired.cleanup() ? removal(desired, observed) : status(desired, observed);
  }

  private static Diff removal(Question desired, JobAnswer observed) {
    return switch (observed) {
      case JobAnswer.Absent _ -> Diff.none();
      case JobAnswer.Running _ ->
          throw new TaskFailedException(
              "The job " + desired.jid() + " goes on; wait for its end before it is removed.");
      case JobAnswer.Lost _, JobAnswer.Finished _ ->
          Diff.of(
                  Action.DELETE,
                  List.of(Change.attribute(desired.job().folder(), "job", "over", "(absent)")))
              .predicting(
                  List.of(Prediction.of(new JobProbe(desired.job()), new JobAnswer.Absent())));
    };
  }

  private static Diff status(Question desired, JobAnswer observed) {
    switch (observed) {
      case JobAnswer.Running _ -> {}
      case JobAnswer.Absent _ ->
          throw failed(desired, "There is no job " + desired.jid() + " of this user.");
      case JobAnswer.Lost _ ->
          throw failed(
              desired,
              "The job ended without a result: the host was restarted, or somebody ended it.");
      case JobAnswer.Finished finished -> values(desired, finished);
    }
    return Diff.none();
  }

  private static TaskFailedException failed(Question desired, String message) {
    return new TaskFailedException(message, state(desired, true));
  }

  private static Map<String, Object> state(Question desired, boolean finished) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ansible_job_id", desired.jid());
    values.put("started", 1L);
    values.put("finished", finished ? 1L : 0L);
    return values;
  }

  /** Fails as the job did. */
  private static Map<String, Object> values(Question desired, JobAnswer.Finished finished) {
    Map<String, Object> values = state(desired, true);
    Output output = Output.of("the job " + desired.jid(), result(finished), true);
    try {
      values.putAll(output.valuesOfSuccess(desired.job().folder() + "/job"));
    } catch (TaskFailedException e) {
      values.putAll(e.values());
      throw new TaskFailedException(
          finished.late()
              ? "The job did not come to its end within its limit (async), and was ended."
              : String.valueOf(e.getMessage()),
          values);
    }
    return values;
  }

  private static ScriptResult result(JobAnswer.Finished finished) {
    return new ScriptResult(
        finished.exit(),
        finished.stdout().getBytes(StandardCharsets.UTF_8),
        finished.stderr().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Map<String, Object> apply(Question desired, Diff diff, HostSession host)
      throws HostException {
    host.require(desired.job().removal());
    return Map.of("erased", desired.job().folder());
  }

  @Override
  public Map<String, Object> values(Question desired, JobAnswer observed) {
    return switch (observed) {
      case JobAnswer.Finished finished when !desired.cleanup() -> values(desired, finished);
      case JobAnswer.Running _ -> state(desired, false);
      case JobAnswer.Absent _, JobAnswer.Lost _, JobAnswer.Finished _ -> state(desired, true);
    };
  }
}
