/**
 * Carries a graph out on hosts: scheduling, asking together, applying. All concurrency and every
 * call of a module's {@code apply} is here.
 *
 * <p>Entry type: {@link dev.slipway.run.PlaybookRun}. Invariant: a dry run never holds a {@link
 * dev.slipway.host.HostSession}, but for tasks that say {@code check_mode: false}; what is
 * downstream of a failure is not reached.
 */
@NullMarked
package dev.slipway.run;

import org.jspecify.annotations.NullMarked;
