/**
 * One task on one host: its variables, its bound arguments, what is observed and what would change.
 *
 * <p>Entry type: {@link dev.slipway.plan.TaskBinder}. Invariant: nothing here can change a host;
 * hosts are seen through {@link dev.slipway.host.HostReader} only.
 */
@NullMarked
package dev.slipway.plan;

import org.jspecify.annotations.NullMarked;
