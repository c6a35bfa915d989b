/**
 * Located tree to playbook: every file that a playbook names is read here, and every error of
 * syntax is found here.
 *
 * <p>Entry type: {@link dev.slipway.load.playbook.PlaybookLoader}. Invariant: what is not
 * understood is a problem; nothing a user wrote is dropped in silence.
 */
@NullMarked
package dev.slipway.load.playbook;

import org.jspecify.annotations.NullMarked;
