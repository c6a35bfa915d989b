/**
 * Files that a daemon reads when it starts, and the daemon itself: it is brought to run with what
 * is in them.
 *
 * <p>Entry type: {@link dev.slipway.modules.support.daemons.DaemonFileModule}. Invariant: a daemon
 * is restarted or reloaded when its files are newer than its start, and never otherwise.
 */
@NullMarked
package dev.slipway.modules.support.daemons;

import org.jspecify.annotations.NullMarked;
