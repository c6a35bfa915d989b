package dev.slipway.run;

import dev.slipway.diagnostic.Problems;
import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.FileSearch;
import dev.slipway.graph.TaskGraph;
import dev.slipway.host.HostConnector;
import dev.slipway.model.Host;
import dev.slipway.model.Inventory;
import dev.slipway.model.Task;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.plan.ScopeFactory;
import dev.slipway.plan.TaskBinder;
import dev.slipway.template.Renderer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs compiled playbooks, play after play; in a dry run the same, without changing anything. */
public final class PlaybookRun {
  private final Work work;
  private final RunServices services;
  private final RemoteHosts remotes;
  private final Population population;
  private final PlayTargets targets;

  /**
   * What is to be run, and with what.
   *
   * @param selected the hosts of {@code --limit}, all when there is none
   * @param facts the names of the facts that the playbooks mention
   * @param magic further variables that the engine provides, by name
   */
  public record Work(
      List<CompiledPlaybook> playbooks,
      Inventory inventory,
      Set<Host> selected,
      Set<String> facts,
      Map<String, Object> magic,
      RunOptions options) {}

  /**
   * The parts of the engine and the outside that a run uses.
   *
   * @param freshInventory reads the sources of the inventory again; throws {@link
   *     dev.slipway.diagnostic.InvalidInputException} when they cannot be read
   */
  public record Equipment(
      Renderer renderer,
      ModuleRegistry modules,
      ScopeFactory scopes,
      Map<String, HostConnector> connectors,
      Redactions redactions,
      EventSink events,
      Course course,
      Approval approval,
      Supplier<Inventory> freshInventory) {}

  private final Equipment equipment;

  public PlaybookRun(Work work, Equipment equipment) {
    this.work = work;
    this.equipment = equipment;
    EventSink oneAtATime = new OneAtATime(equipment.events());
    this.remotes = new RemoteHosts(equipment.connectors(), oneAtATime);
    this.population = new Population(work.inventory(), equipment.freshInventory());
    this.targets = new PlayTargets(equipment.renderer(), equipment.scopes(), work);
    RunOptions options = work.options();
    options.password().ifPresent(secret -> equipment.redactions().add(secret.reveal()));
    options.becomePassword().ifPresent(secret -> equipment.redactions().add(secret.reveal()));
    this.services =
        new RunServices(
            options,
            population,
            equipment.renderer(),
            equipment.scopes(),
            new Targets(options, equipment.redactions()),
            remotes,
            equipment.redactions(),
            oneAtATime,
            equipment.course(),
            equipment.approval(),
            new StatisticsCount(),
            work.magic());
  }

  private record OneAtATime(EventSink sink) implements EventSink {
    @Override
    public synchronized void on(RunEvent event) {
      sink.on(event);
    }
  }

  /**
   * Runs everything and returns what came of it; the last event says the same.
   *
   * @throws dev.slipway.diagnostic.InvalidInputException when the hosts of a play cannot be told
   */
  public Recap run() throws InterruptedException {
    long start = System.nanoTime();
    Set<String> taken = new java.util.LinkedHashSet<>();
    List<PlayHosts> plays = selectHosts();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < plays.size(); i++) {
        PlayHosts play = now(plays.get(i));
        play.hosts().forEach(host -> taken.add(host.name()));
        if (!run(play, awaited(plays.subList(i + 1, plays.size())), threads)) {
          break;
        }
      }
    } finally {
      remotes.close();
    }
    Recap recap = recap(taken, Duration.ofNanos(System.nanoTime() - start));
    services.events().on(new RunEvent.RunEnded(recap));
    return recap;
  }

  private record PlayHosts(
      CompiledPlaybook playbook, TaskGraph graph, List<Host> hosts, Batches batches) {}

  private static Set<String> awaited(List<PlayHosts> plays) {
    return plays.stream()
        .flatMap(play -> play.hosts().stream().map(Host::name))
        .collect(Collectors.toSet());
  }

  /** The hosts of all plays are told before the first host is contacted. */
  private List<PlayHosts> selectHosts() {
    Problems problems = new Problems();
    List<PlayHosts> plays = new ArrayList<>();
    for (CompiledPlaybook playbook : work.playbooks()) {
      for (TaskGraph graph : playbook.graphs()) {
        List<Host> hosts = targets.hosts(graph.play(), problems);
        plays.add(new PlayHosts(playbook, graph, hosts, targets.batches(graph.play(), problems)));
      }
    }
    problems.stopOnErrors();
    return plays;
  }

  /** The hosts of a play when it begins: plays before it may have made some. */
  private PlayHosts now(PlayHosts known) {
    Inventory inventory = population.inventory();
    return inventory.equals(work.inventory())
        ? known
        : new PlayHosts(
            known.playbook(),
            known.graph(),
            targets.hosts(known.graph().play(), inventory, new Problems()),
            known.batches());
  }

  /** Runs one play; whether the next one may follow. */
  private boolean run(PlayHosts selection, Set<String> awaited, ExecutorService threads)
      throws InterruptedException {
    String title = selection.graph().play().title();
    List<HostState> hosts =
        selection.hosts().stream()
            .map(host -> java.util.Objects.requireNonNull(population.states().get(host.name())))
            .filter(state -> !state.failed())
            .toList();
    if (hosts.isEmpty()) {
      services.events().on(new RunEvent.PlayPassedOver(title, whyEmpty(selection)));
      return selection.hosts().isEmpty();
    }
    hosts.forEach(HostState::beginPlay);
    hosts.forEach(
        host ->
            services
                .course()
                .pending(selection.graph(), host.name())
                .forEach(handler -> host.notify(handler, HostState.Notice.CERTAIN)));
    List<List<HostState>> batches = selection.batches().cut(hosts);
    for (int number = 1; number <= batches.size(); number++) {
      List<HostState> batch = batches.get(number - 1);
      if (batch.stream().allMatch(HostState::ended)) {
        continue;
      }
      String part = batches.size() == 1 ? "" : ", batch " + number + " of " + batches.size();
      services
          .events()
          .on(new RunEvent.PlayStarted(title + part, batch.stream().map(HostState::name).toList()));
      if (!run(context(selection, hosts, batch, awaited, threads))) {
        return false;
      }
    }
    return true;
  }

  /** Runs a play on one batch of its hosts; whether anything may follow. */
  private boolean run(PlayContext play) throws InterruptedException {
    if (play.graph().nodes().isEmpty()) {
      return true;
    }
    List<HostState> hosts = play.playHosts();
    PlayRun run = new PlayRun(play);
    try {
      new Scheduler(play.graph(), hosts.size(), work.options().forks(), run).run();
    } finally {
      hosts.forEach(host -> tellPending(play.graph(), host));
    }
    return !run.isBrokenOff() && !hosts.stream().allMatch(HostState::failed);
  }

  private void tellPending(TaskGraph graph, HostState host) {
    List<Task> left = host.notified();
    if (!left.isEmpty() && !work.options().dryRun()) {
      services.events().on(new RunEvent.HandlersPending(graph, host.name(), left));
    }
  }

  private String whyEmpty(PlayHosts selection) {
    if (!selection.hosts().isEmpty()) {
      return "all its hosts have failed";
    }
    boolean limited = !work.selected().containsAll(work.inventory().hosts().values());
    return limited ? "no host matches that the limit leaves" : "no host matches";
  }

  private PlayContext context(
      PlayHosts selection,
      List<HostState> hosts,
      List<HostState> batch,
      Set<String> awaited,
      ExecutorService threads) {
    FileSearch files = FileSearch.of(selection.playbook().playbook());
    TaskBinder binder = new TaskBinder(equipment.renderer(), equipment.modules(), files);
    return new PlayContext(
        services, selection.graph(), hosts, batch, awaited, binder, files, work.facts(), threads);
  }

  private Recap recap(Set<String> taken, Duration took) {
    Map<String, Recap.Counts> counts = new LinkedHashMap<>();
    Map<String, Long> exchanges = remotes.exchanges();
    population
        .states()
        .forEach(
            (name, state) -> {
              if (taken.contains(name)) {
                counts.put(name, state.counts(exchanges.getOrDefault(name, 0L)));
              }
            });
    return new Recap(counts, services.statistics().statistics(), took, work.options().dryRun());
  }
}
