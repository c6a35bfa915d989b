package dev.slipway.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Results for people and for programs. */
final class Tables {
  private static final double KIB_IN_MIB = 1024;

  private final Results results;
  private final Map<String, String> machine;

  Tables(Results results, Map<String, String> machine) {
    this.results = results;
    this.machine = machine;
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    machine.forEach(
        (name, value) -> text.append("- ").append(name).append(": ").append(value).append('\n'));
    text.append(
        """

        Seconds: median (least to most). Ratio: the time as a multiple of Slipway's. Processor: seconds of the
        control process with its children, and of the hosts. Memory: the most at a time (PSS).

        | Workload | Hosts | Contestant | Runs | Seconds | Ratio | Processor here | Processor on hosts | Memory |
        |---|---|---|---|---|---|---|---|---|
        """);
    results.measured().forEach((task, byContestant) -> rows(task, byContestant, text));
    bars(text);
    results
        .failures()
        .forEach(
            failure ->
                text.append("\nNot counted: ")
                    .append(failure.lines().findFirst().orElse(""))
                    .append('\n'));
    return text.toString();
  }

  private static void rows(
      Task task, Map<Contestant, List<Measurement>> byContestant, StringBuilder text) {
    List<Measurement> own = byContestant.getOrDefault(Contestant.SLIPWAY, List.of());
    byContestant.forEach(
        (contestant, runs) -> {
          Figures seconds = Figures.of(runs, Measurement::seconds);
          String ratio =
              own.isEmpty()
                  ? ""
                  : number(seconds.median() / Figures.of(own, Measurement::seconds).median());
          text.append("| ").append(task.id()).append(": ").append(task.workload().title());
          cell(text, String.valueOf(task.hosts()));
          cell(text, contestant.title());
          cell(text, String.valueOf(runs.size()));
          cell(text, range(seconds));
          cell(text, ratio);
          cell(text, number(Figures.of(runs, Measurement::controlCpu).median()));
          cell(text, number(Figures.of(runs, Measurement::hostCpu).median()));
          cell(text, Math.round(peakMib(runs)) + " MiB");
          text.append(" |\n");
        });
  }

  private static void cell(StringBuilder text, String value) {
    text.append(" | ").append(value);
  }

  private static double peakMib(List<Measurement> runs) {
    return Figures.of(runs, Measurement::peakKib).most() / KIB_IN_MIB;
  }

  private static String range(Figures figures) {
    return number(figures.median())
        + " ("
        + number(figures.least())
        + " to "
        + number(figures.most())
        + ")";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** A bar and where Slipway stands, with or without a process that stays. */
  private record Standing(Bar bar, Contestant own, double reached) {
    boolean isMet() {
      return reached <= bar.most();
    }
  }

  private List<Standing> standings() {
    List<Standing> standings = new ArrayList<>();
    for (Bar bar : Bar.ALL) {
      results
          .measured()
          .forEach(
              (task, runs) -> {
                if (task.key().equals(bar.task())) {
                  standing(bar, Contestant.SLIPWAY, runs).ifPresent(standings::add);
                  standing(bar, Contestant.SLIPWAY_RESIDENT, runs).ifPresent(standings::add);
                }
              });
    }
    return standings;
  }

  private static Optional<Standing> standing(
      Bar bar, Contestant own, Map<Contestant, List<Measurement>> runs) {
    if (!runs.containsKey(own) || !runs.containsKey(bar.than())) {
      return Optional.empty();
    }
    double seconds = Figures.of(runs.get(own), Measurement::seconds).median();
    double others = Figures.of(runs.get(bar.than()), Measurement::seconds).median();
    return Optional.of(new Standing(bar, own, seconds / others));
  }

  private void bars(StringBuilder text) {
    List<Standing> standings = standings();
    if (standings.isEmpty()) {
      return;
    }
    text.append(
        """

        | Bar | By | Against | Wanted, at most | Reached | Met |
        |---|---|---|---|---|---|
        """);
    for (Standing standing : standings) {
      text.append("| ").append(standing.bar().task());
      cell(text, standing.own().title());
      cell(text, standing.bar().than().title());
      cell(text, part(standing.bar().most()));
      cell(text, part(standing.reached()));
      cell(text, standing.isMet() ? "yes" : "no");
      text.append(" |\n");
    }
  }

  /** Such as {@code 1/12.0}, or {@code 1.50} when it is more than the whole. */
  private static String part(double ratio) {
    return ratio > 0.5
        ? String.format(Locale.ROOT, "%.2f", ratio)
        : String.format(Locale.ROOT, "1/%.1f", 1 / ratio);
  }

  String json() throws JsonProcessingException {
    List<Map<String, Object>> rows = new ArrayList<>();
    results
        .measured()
        .forEach(
            (task, byContestant) ->
                byContestant.forEach((contestant, runs) -> rows.add(row(task, contestant, runs))));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.put("results", rows);
    all.put("failures", results.failures());
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all);
  }

  private static Map<String, Object> row(Task task, Contestant contestant, List<Measurement> runs) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("workload", task.id());
    row.put("hosts", task.hosts());
    row.put("contestant", contestant.word());
    row.put("seconds", Figures.of(runs, Measurement::seconds));
    row.put("controlCpu", Figures.of(runs, Measurement::controlCpu));
    row.put("hostCpu", Figures.of(runs, Measurement::hostCpu));
    row.put("peakMib", peakMib(runs));
    row.put("runs", runs);
    return row;
  }
}
