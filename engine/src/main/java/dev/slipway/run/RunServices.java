package dev.slipway.run;

import dev.slipway.plan.ScopeFactory;
import dev.slipway.template.Renderer;
import java.util.Map;

/**
 * What all plays of a run share.
 *
 * @param events takes events from any thread
 * @param magic values that are the same in the whole run, by name
 */
record RunServices(
    RunOptions options,
    Population population,
    Renderer renderer,
    ScopeFactory scopes,
    Targets targets,
    RemoteHosts remotes,
    Redactions redactions,
    EventSink events,
    Course course,
    Approval approval,
    StatisticsCount statistics,
    Map<String, Object> magic) {}
