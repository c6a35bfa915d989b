package dev.slipway.report;

import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.Edge;
import dev.slipway.graph.TaskGraph;
import dev.slipway.graph.TaskNode;
import java.util.ArrayList;
import java.util.List;

/** Graphs of plays as text that other programs draw. The same playbook gives the same text. */
public final class GraphText {
  private GraphText() {}

  /** For Graphviz: one digraph, with a cluster for each play, role and block. */
  public static String dot(List<CompiledPlaybook> playbooks) {
    List<String> lines = new ArrayList<>();
    lines.add("digraph slipway {");
    lines.add("  rankdir=TB;");
    lines.add("  node [shape=box, style=rounded, fontname=\"sans-serif\"];");
    lines.add("  edge [fontname=\"sans-serif\", fontsize=10];");
    new Drawing(new Dot(), lines).draw(playbooks);
    lines.add("}");
    return String.join("\n", lines) + "\n";
  }

  /** For Mermaid: one flowchart, with a subgraph for each play, role and block. */
  public static String mermaid(List<CompiledPlaybook> playbooks) {
    List<String> lines = new ArrayList<>();
    lines.add("flowchart TD");
    new Drawing(new Mermaid(), lines).draw(playbooks);
    return String.join("\n", lines) + "\n";
  }

  /** How one language writes the parts of a graph. */
  private sealed interface Language {
    String begin(String id, String label);

    String end();

    String node(String id, TaskNode node);

    String edge(String from, String to, Edge edge);
  }

  private record Dot() implements Language {
    @Override
    public String begin(String id, String label) {
      return "subgraph cluster_" + id + " { label=" + quoted(label) + ";";
    }

    @Override
    public String end() {
      return "}";
    }

    @Override
    public String node(String id, TaskNode node) {
      String shape =
          switch (node.kind()) {
            case TASK -> "";
            case HANDLER -> ", style=\"rounded,dashed\"";
            case META -> ", shape=plain";
            case GATE, INCLUDE -> ", shape=diamond";
          };
      return id + " [label=" + quoted(node.task().title()) + shape + "];";
    }

    @Override
    public String edge(String from, String to, Edge edge) {
      boolean plain = edge.reason() == Edge.Reason.WRITTEN_ORDER;
      String all = edge.relation() == Edge.Relation.ALL_HOSTS ? ", style=bold" : "";
      String label = plain ? "" : " [label=" + quoted(edge.reason().label()) + all + "]";
      return from + " -> " + to + label + ";";
    }

    private static String quoted(String text) {
      return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
  }

  private record Mermaid() implements Language {
    @Override
    public String begin(String id, String label) {
      return "subgraph " + id + "[" + quoted(label) + "]";
    }

    @Override
    public String end() {
      return "end";
    }

    @Override
    public String node(String id, TaskNode node) {
      String label = quoted(node.task().title());
      return switch (node.kind()) {
        case TASK -> id + "[" + label + "]";
        case HANDLER -> id + "([" + label + "])";
        case META -> id + "{{" + label + "}}";
        case GATE, INCLUDE -> id + "{" + label + "}";
      };
    }

    @Override
    public String edge(String from, String to, Edge edge) {
      boolean plain = edge.reason() == Edge.Reason.WRITTEN_ORDER;
      String arrow = edge.relation() == Edge.Relation.ALL_HOSTS ? " ==>" : " -->";
      return from + arrow + (plain ? " " : "|" + edge.reason().label() + "| ") + to;
    }

    private static String quoted(String text) {
      String plain = text.replace("#", "#35;").replace("\"", "#quot;").replace("\n", " ");
      return "\"" + plain.replace("<", "#lt;").replace(">", "#gt;") + "\"";
    }
  }

  /** Walks through plays and writes them down in a language. */
  private static final class Drawing {
    private final Language language;
    private final List<String> lines;
    private int plays;
    private int clusters;

    Drawing(Language language, List<String> lines) {
      this.language = language;
      this.lines = lines;
    }

    void draw(List<CompiledPlaybook> playbooks) {
      playbooks.forEach(playbook -> playbook.graphs().forEach(this::play));
    }

    private void play(TaskGraph graph) {
      String play = "p" + plays++;
      add(1, language.begin(play, graph.play().title()));
      List<String> open = new ArrayList<>();
      for (TaskNode node : graph.nodes()) {
        enter(node.groups(), open, play);
        add(2 + open.size(), language.node(play + "_t" + node.index(), node));
      }
      enter(List.of(), open, play);
      for (Edge edge : graph.edges()) {
        add(2, language.edge(play + "_t" + edge.from(), play + "_t" + edge.to(), edge));
      }
      add(1, language.end());
    }

    /** Leaves the clusters that the next node is not in, and enters those it is in. */
    private void enter(List<String> wanted, List<String> open, String play) {
      int shared = 0;
      while (shared < open.size()
          && shared < wanted.size()
          && open.get(shared).equals(wanted.get(shared))) {
        shared++;
      }
      while (open.size() > shared) {
        open.removeLast();
        add(2 + open.size(), language.end());
      }
      for (String group : wanted.subList(shared, wanted.size())) {
        add(2 + open.size(), language.begin(play + "_c" + clusters++, group));
        open.add(group);
      }
    }

    private void add(int depth, String line) {
      lines.add("  ".repeat(depth) + line);
    }
  }
}
