/**
 * Reaches hosts over SSH.
 *
 * <p>Entry type: {@link dev.slipway.ssh.SshConnector}. Settings come from the target, the
 * connector's {@link dev.slipway.ssh.SshSettings} and OpenSSH's own files, in this order.
 * Invariants: the SSH library's types and its process-wide settings stay in here; no connection is
 * used whose host key was not checked by the policy in force; and every way in which a connection
 * can fail is one of {@link dev.slipway.host.UnreachableException.Reason}.
 */
@NullMarked
package dev.slipway.ssh;

import org.jspecify.annotations.NullMarked;
