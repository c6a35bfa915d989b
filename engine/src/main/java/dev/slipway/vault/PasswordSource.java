package dev.slipway.vault;

/** Where a password comes from: a person, a file, a program. */
@FunctionalInterface
public interface PasswordSource {
  /**
   * The password, as the bytes that keys are made of; not empty.
   *
   * @throws PasswordException when there is none
   */
  byte[] password() throws PasswordException;
}
