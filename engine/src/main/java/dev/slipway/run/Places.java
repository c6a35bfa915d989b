package dev.slipway.run;

import dev.slipway.graph.Surroundings;
import dev.slipway.graph.TaskNode;
import dev.slipway.host.Become;
import dev.slipway.host.HostException;
import dev.slipway.host.Target;
import dev.slipway.model.Host;
import dev.slipway.model.Keyword;
import dev.slipway.template.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out where a task is done. */
final class Places {
  private static final long POLL_SECONDS = 15;

  private Places() {}

  /** The place of a task on a host, or on the host it is delegated to. */
  static TaskPlace of(PlayContext play, TaskNode node, HostState state, Scope scope)
      throws HostException {
    Keywording keywords = new Keywording(play.renderer(), node, scope);
    Optional<String> delegate = keywords.text(Keyword.DELEGATE_TO);
    String name = delegate.orElse(state.name());
    Scope there = delegate.map(host -> delegateScope(play, host)).orElse(scope);
    RemoteHost remote = remote(play, name, keywords, there);
    Become become = play.services().targets().become(keywords, there);
    return new TaskPlace(remote, become, settings(play, keywords, name), background(keywords));
  }

  /** A host as it is reached outside any task. */
  static RemoteHost remote(PlayContext play, String name, Scope host) throws HostException {
    TaskNode first = play.graph().nodes().getFirst();
    Surroundings top = new Surroundings(List.of(play.graph().play().keywords()));
    TaskNode plain = new TaskNode(0, first.kind(), first.task(), top, List.of(), List.of());
    return remote(play, name, new Keywording(play.renderer(), plain, host), host);
  }

  private static RemoteHost remote(PlayContext play, String name, Keywording keywords, Scope host)
      throws HostException {
    Targets targets = play.services().targets();
    String connection = targets.connection(keywords, host);
    Target target =
        connection.equals("local") ? Target.local(name) : targets.target(name, keywords, host);
    return play.services().remotes().get(connection, target);
  }

  /** A name that the inventory does not have is an address. */
  private static Scope delegateScope(PlayContext play, String name) {
    return play.state(name)
        .map(state -> play.scopes().scope(state.host(), state.produced()))
        .orElseGet(() -> play.scopes().scope(new Host(name, List.of(), List.of()), List.of()));
  }

  private static Optional<BackgroundSession.Background> background(Keywording keywords) {
    long limit = keywords.integer(Keyword.ASYNC).orElse(0L);
    Duration poll = Duration.ofSeconds(keywords.integer(Keyword.POLL).orElse(POLL_SECONDS));
    return limit == 0
        ? Optional.empty()
        : Optional.of(new BackgroundSession.Background(Duration.ofSeconds(limit), poll));
  }

  private static RemoteSession.Settings settings(
      PlayContext play, Keywording keywords, String host) {
    Map<String, String> environment = new LinkedHashMap<>();
    keywords
        .node()
        .surroundings()
        .all(Keyword.ENVIRONMENT)
        .forEach(
            written -> {
              if (play.renderer().render(written, keywords.scope()) instanceof Map<?, ?> map) {
                map.forEach(
                    (key, value) -> environment.put(String.valueOf(key), String.valueOf(value)));
              }
            });
    Duration timeout = Duration.ofSeconds(keywords.integer(Keyword.TIMEOUT).orElse(0L));
    return new RemoteSession.Settings(
        environment, timeout, new TransferEvents(play.services().events(), host));
  }
}
