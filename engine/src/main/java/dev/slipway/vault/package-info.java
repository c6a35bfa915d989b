/**
 * Texts that stand encrypted in files, in Ansible's vault format: files as a whole, and single
 * values behind {@code !vault}.
 *
 * <p>Entry type: {@link dev.slipway.vault.Vault}. Invariants: a password is asked for only when a
 * text is opened, and once; a text is decrypted once; what was decrypted is told to the run's masks
 * before anyone else sees it; a text that cannot be opened is a problem with a place, never an
 * exception of the cipher.
 */
@NullMarked
package dev.slipway.vault;

import org.jspecify.annotations.NullMarked;
