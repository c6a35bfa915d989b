package dev.slipway.modules.firewall;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.firewall.FirewalldSettings.Place;
import dev.slipway.modules.support.ToolProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Zones of firewalld, and what each lets in. */
final class FirewalldModule
    implements TaskModule<FirewalldSettings, Map<FirewalldSettings.Place, Boolean>> {
  private static final ModuleSpec SPEC = FirewalldSpec.spec();

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public FirewalldSettings bind(Arguments arguments) {
    return FirewalldSpec.bind(arguments);
  }

  @Override
  public Map<Place, Boolean> observe(FirewalldSettings desired, HostReader host)
      throws HostException {
    ToolProbe.require(host, "firewall-cmd", "firewalld");
    Map<Place, Boolean> observed = new LinkedHashMap<>();
    for (Place place : desired.places()) {
      switch (host.ask(desired.probe(place))) {
        case FirewalldProbe.Answer.Known(boolean there) -> observed.put(place, there);
        case FirewalldProbe.Answer.Refused(String complaint) ->
            throw new TaskFailedException(
                "firewalld does not answer: %s%s".formatted(complaint, advice(complaint)));
      }
    }
    guard(desired, observed, host);
    return observed;
  }

  private static String advice(String complaint) {
    if (complaint.contains("not running")) {
      return ". Start it, or write offline: true and permanent: true.";
    }
    return complaint.contains("uthoriz") || complaint.contains("root")
        ? ". Write become: true."
        : "";
  }

  /** Keeps the service or the port by which this run came in. */
  private static void guard(
      FirewalldSettings desired, Map<Place, Boolean> observed, HostReader host)
      throws HostException {
    if (desired.unguarded() || desired.enabled() || !observed.containsValue(true)) {
      return;
    }
    Optional<LoginProbe.Connection> login = host.ask(new LoginProbe());
    if (login.filter(connection -> desired.isWayOf(connection.port())).isPresent()) {
      throw new TaskFailedException(
          ("By \"%s\" this run came in to port %d of the host. Let it stay, or write"
                  + " allow_lockout: true.")
              .formatted(desired.item(), login.orElseThrow().port()));
    }
  }

  @Override
  public Diff diff(FirewalldSettings desired, Map<Place, Boolean> observed) {
    List<Change> changes = new ArrayList<>();
    List<Prediction<?>> predictions = new ArrayList<>();
    observed.forEach(
        (place, there) -> {
          if (there != desired.enabled()) {
            Optional<String> item = Optional.of(desired.item());
            changes.add(
                new Change.Attribute(
                    subject(desired),
                    place.label(),
                    there ? item : Optional.empty(),
                    there ? Optional.empty() : item,
                    false));
            predictions.add(
                Prediction.of(
                    desired.probe(place), new FirewalldProbe.Answer.Known(desired.enabled())));
          }
        });
    if (changes.isEmpty()) {
      return Diff.none();
    }
    Diff diff =
        Diff.of(desired.enabled() ? Action.CREATE : Action.DELETE, changes).predicting(predictions);
    // What is asked about a zone is answered once it is there.
    return desired.isZone() ? diff.withOpenEnd() : diff;
  }

  private static String subject(FirewalldSettings desired) {
    return desired.isZone()
        ? "firewalld"
        : "firewalld " + desired.zone().map(zone -> "zone " + zone).orElse("default zone");
  }

  /** What is kept first: what cannot be kept must not hold until the next boot only. */
  @Override
  public Map<String, Object> apply(FirewalldSettings desired, Diff diff, HostSession host)
      throws HostException {
    for (Map.Entry<Place, Boolean> entry : observe(desired, host).entrySet()) {
      if (entry.getValue() != desired.enabled()) {
        host.require(ShellCommand.of(desired.command(entry.getKey())));
      }
    }
    return Map.of();
  }

  @Override
  public Map<String, Object> values(FirewalldSettings desired, Map<Place, Boolean> observed) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (desired.isZone()) {
      values.put("zone", desired.value());
      values.put("state", desired.enabled() ? "present" : "absent");
      return values;
    }
    desired.zone().ifPresent(zone -> values.put("zone", zone));
    values.put("state", desired.enabled() ? "enabled" : "disabled");
    return values;
  }
}
