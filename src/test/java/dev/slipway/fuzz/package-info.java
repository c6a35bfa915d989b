/**
 * Texts that nobody would write: mutated and random playbooks, inventories, roles, expressions and
 * templates. Whatever comes in, there is an answer in time, and every complaint has a place. Entry
 * are the tests; each round follows from its number alone, so that what fails can be repeated.
 */
@NullMarked
package dev.slipway.fuzz;

import org.jspecify.annotations.NullMarked;
