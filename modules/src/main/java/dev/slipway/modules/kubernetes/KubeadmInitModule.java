package dev.slipway.modules.kubernetes;

import dev.slipway.host.Bytes;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.FileAnswer;
import dev.slipway.host.probe.FileProbe;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the first control plane of a cluster, once. */
final class KubeadmInitModule
    implements TaskModule<KubeadmInitModule.Desired, KubeadmInitModule.Observed> {
  private static final ModuleSpec SPEC = KubeadmInitSpec.spec();

  /**
   * What is declared.
   *
   * @param config the file that {@code kubeadm_config} wrote
   */
  record Desired(
      String name,
      String config,
      List<Peer> peers,
      InitRule.OnPartial onPartial,
      boolean externalEtcd,
      String socket,
      List<String> ignored,
      List<String> skipped,
      Duration timeout) {

    InitDecision decide(Observed observed) {
      ControlPlaneState.Facts facts = ControlPlaneState.facts(observed.facts(), name, externalEtcd);
      InitRule.Host host =
          new InitRule.Host(name, ControlPlaneState.of(facts, externalEtcd), observed.facts().ca());
      return InitRule.decide(host, peers, onPartial);
    }
  }

  /**
   * What is there.
   *
   * @param config the text of the file; empty when there is none
   */
  record Observed(NodeFacts facts, Optional<String> config) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return KubeadmInitSpec.bind(arguments);
  }

  @Override
  public Observed observe(Desired desired, HostReader host) throws HostException {
    NodeFacts facts = NodeParameters.observe(host, desired.name());
    Optional<String> config =
        host.ask(FileProbe.content(desired.config()))
            .present()
            .flatMap(FileAnswer.Present::content)
            .map(Bytes::text);
    return new Observed(facts, config);
  }

  @Override
  public Diff diff(Desired desired, Observed observed) {
    return switch (desired.decide(observed)) {
      case InitDecision.Nothing _ -> {
        mustNotDrift(observed);
        yield Diff.none();
      }
      case InitDecision.Defer _ -> Diff.none();
      case InitDecision.Refuse(String reason) -> throw new TaskFailedException(reason);
      case InitDecision.Initialise _ -> made(desired, observed, Optional.empty());
      case InitDecision.StartAnew _ -> made(desired, observed, Optional.of("broken off"));
      case InitDecision.Resume _ -> change(desired, Optional.of("broken off"));
      case InitDecision.Await _ -> change(desired, Optional.of("down"));
    };
  }

  /** What the cluster was declared to be and is not is said, and not passed over in silence. */
  private static void mustNotDrift(Observed observed) {
    Optional<String> live = observed.facts().api().flatMap(NodeFacts.ApiAnswer::configuration);
    if (observed.config().isPresent() && live.isPresent()) {
      Drift.mustBeNone(Drift.between(observed.config().get(), live.get()));
    }
  }

  private static Diff made(Desired desired, Observed observed, Optional<String> before) {
    if (observed.facts().kubeadm().isEmpty()) {
      throw new TaskFailedException(
          "There is no kubeadm on this host. Install the package kubeadm first.");
    }
    if (observed.config().isEmpty()) {
      throw new TaskFailedException(
          "\"%s\" does not exist. Write it first, with the module kubeadm_config."
              .formatted(desired.config()));
    }
    return change(desired, before);
  }

  private static Diff change(Desired desired, Optional<String> before) {
    Change state =
        new Change.Attribute(
            "control plane " + desired.name(), "state", before, Optional.of("ready"), false);
    return Diff.of(before.isPresent() ? Action.UPDATE : Action.CREATE, List.of(state))
        .predicting(List.of(Prediction.afterApply(new NodeProbe(desired.name()))))
        .withOpenEnd();
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    switch (desired.decide(observed)) {
      case InitDecision.Initialise _ -> init(desired, host);
      case InitDecision.StartAnew _ -> {
        Kubeadm.reset(host, desired.socket());
        init(desired, host);
      }
      case InitDecision.Resume _ -> resume(desired, observed, host);
      case InitDecision.Await _ -> await(desired, host);
      case InitDecision.Nothing _, InitDecision.Defer _, InitDecision.Refuse _ -> {}
    }
    return Map.of();
  }

  private static void init(Desired desired, HostSession host) throws HostException {
    Kubeadm.init(host, desired.config(), desired.ignored(), desired.skipped());
    Kubeadm.awaitApiServer(host, desired.timeout());
  }

  private static void resume(Desired desired, Observed observed, HostSession host)
      throws HostException {
    long port = ConfigurationText.bindPort(observed.config().orElse(""));
    List<String> ignored = Kubeadm.ignoredToResume(desired.ignored(), port);
    Kubeadm.init(host, desired.config(), ignored, desired.skipped());
    Kubeadm.awaitApiServer(host, desired.timeout());
  }

  /** An API server that comes up may be that of a call that was broken off. */
  private void await(Desired desired, HostSession host) throws HostException {
    Kubeadm.awaitApiServer(host, desired.timeout());
    Observed observed = observe(desired, host);
    if (desired.decide(observed) instanceof InitDecision.Resume) {
      resume(desired, observed, host);
    }
  }

  @Override
  public Map<String, Object> values(Desired desired, Observed observed) {
    InitDecision decision = desired.decide(observed);
    return Map.of(
        "leader",
        InitRule.leader(desired.name(), decision, desired.peers()),
        "joins",
        decision instanceof InitDecision.Defer);
  }
}
