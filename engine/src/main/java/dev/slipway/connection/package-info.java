/**
 * What every kind of connection has in common: the resident shell with its framing, how another
 * user is become, and how a file is put in place as one step; and the connection to the machine the
 * engine runs on.
 *
 * <p>Entry types: {@link dev.slipway.connection.ResidentShell} over any running {@code sh} that a
 * {@link dev.slipway.connection.ShellSource} starts, {@link dev.slipway.connection.HostWriter}, and
 * {@link dev.slipway.connection.LocalConnector}. Invariant: a script never reads the shell's own
 * standard input, so whatever it does, the shell reads the next command from where it should.
 */
@NullMarked
package dev.slipway.connection;

import org.jspecify.annotations.NullMarked;
