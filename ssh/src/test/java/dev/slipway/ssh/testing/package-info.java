/**
 * What tests need around SSH: a real OpenSSH server, an agent, keys, and a proxy that breaks
 * connections.
 *
 * <p>Entry types: {@link dev.slipway.ssh.testing.OpenSshServer} and {@link
 * dev.slipway.ssh.testing.FaultProxy}. Invariant: everything listens on the loopback address alone
 * and ends with the test, each process by its own id.
 */
@NullMarked
package dev.slipway.ssh.testing;

import org.jspecify.annotations.NullMarked;
