package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.host.probe.AptLists;
import dev.slipway.host.probe.AptListsProbe;
import dev.slipway.module.Change;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import java.util.List;
import java.util.Optional;

/**
 * The package lists, which must be made anew after a change of the sources.
 *
 * @param wanted whether they are to be
 * @param retries how often the download of a list is tried again
 */
record AptRefresh(boolean wanted, long retries) {

  static List<Parameter> parameters() {
    return List.of(
        Parameter.control(
                "update_cache",
                ParameterType.BOOLEAN,
                "Updates the package lists after a change, and whenever they are older than the"
                    + " sources.")
            .alias("update-cache")
            .otherwise("true"),
        tries(),
        delay());
  }

  static Parameter tries() {
    return Parameter.control(
            "update_cache_retries",
            ParameterType.INTEGER,
            "How often the download of a list is tried again.")
        .otherwise("5");
  }

  static Parameter delay() {
    return Parameter.control(
            "update_cache_retry_max_delay",
            ParameterType.INTEGER,
            "Has no effect: apt itself waits between the tries.")
        .otherwise("12");
  }

  AptLists observe(HostReader host) throws HostException {
    return host.ask(new AptListsProbe());
  }

  /** What becomes of the lists. */
  Optional<Change> change(AptLists lists, boolean otherSources) {
    boolean stale = lists.arePresent() && lists.areOlderThanSources();
    if (!wanted || !(otherSources || stale)) {
      return Optional.empty();
    }
    String before = lists.arePresent() ? "outdated" : "none";
    return Optional.of(Change.attribute(AptDiff.LISTS, "age", before, "updated"));
  }

  /** The times of the lists once the sources have changed. */
  Prediction<AptLists> prediction(AptLists lists, boolean otherSources) {
    AptLists changed = otherSources ? lists.withOtherSources() : lists;
    return Prediction.of(new AptListsProbe(), wanted ? changed.withUpdate() : changed);
  }

  /** Updates the lists. */
  void apply(HostSession host) throws HostException {
    AptRun.on(host, AptOptions.usual()).require(AptCommands.update(retries));
    host.require(ShellCommand.of("touch", AptWork.LISTS_FOLDER));
  }
}
