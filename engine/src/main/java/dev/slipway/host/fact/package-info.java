/**
 * The facts of a host: what {@code facts.NAME} gives in a playbook.
 *
 * <p>Entry type: {@link dev.slipway.host.fact.FactsProbe}. Invariant: only the groups that hold a
 * wanted fact are asked, all of them by one script with few processes; a fact that is listed is
 * always answered, with an empty value where the host has none.
 */
@NullMarked
package dev.slipway.host.fact;

import org.jspecify.annotations.NullMarked;
