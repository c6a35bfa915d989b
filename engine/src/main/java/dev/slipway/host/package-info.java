/**
 * The port to a host: what can be asked, what can be done, and how either fails.
 *
 * <p>Entry types: {@link dev.slipway.host.HostReader} and {@link dev.slipway.host.HostSession} for
 * those who use a host, {@link dev.slipway.host.HostConnector} for those who reach one. Invariant:
 * a {@code HostReader} cannot change a host, so code that holds nothing else is a dry run by
 * construction; and every value that becomes part of a script is quoted.
 */
@NullMarked
package dev.slipway.host;

import org.jspecify.annotations.NullMarked;
