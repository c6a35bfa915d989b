package dev.slipway.graph;

import dev.slipway.model.Play;
import java.util.ArrayList;
import java.util.List;

/**
 * One play, compiled: its tasks in an order that every edge agrees with, the written order among
 * equals.
 *
 * @param nodes node {@code i} has index {@code i}
 * @param edges sorted by {@code to}, then {@code from}
 */
public record TaskGraph(Play play, List<TaskNode> nodes, List<Edge> edges) {
  public TaskGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** The edges that end at each node, by index. */
  public List<List<Edge>> incoming() {
    List<List<Edge>> incoming = new ArrayList<>();
    nodes.forEach(_ -> incoming.add(new ArrayList<>()));
    edges.forEach(edge -> incoming.get(edge.to()).add(edge));
    return incoming;
  }

  /** The edges that start at each node, by index. */
  public List<List<Edge>> outgoing() {
    List<List<Edge>> outgoing = new ArrayList<>();
    nodes.forEach(_ -> outgoing.add(new ArrayList<>()));
    edges.forEach(edge -> outgoing.get(edge.from()).add(edge));
    return outgoing;
  }
}
