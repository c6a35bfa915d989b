/**
 * The laws of modules, held on the lab's hosts in every scenario there is, through the engine as a
 * run of the program uses it: load, plan, run, run again.
 *
 * <p>Entry type: {@link dev.slipway.contract.ContractIT}. Invariant: a module under test is reached
 * only by a playbook; what became of the host is asked past the engine.
 */
@NullMarked
package dev.slipway.contract;

import org.jspecify.annotations.NullMarked;
