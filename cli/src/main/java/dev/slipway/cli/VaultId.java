package dev.slipway.cli;

import dev.slipway.vault.VaultPassword;

/**
 * A password as {@code --vault-id} names it.
 *
 * @param source a path, or {@link #PROMPT}
 */
record VaultId(String label, String source) {
  static final String PROMPT = "prompt";
  private static final String PROMPT_ASK = "prompt_ask_vault_pass";

  /** {@code LABEL@SOURCE}, or a source alone. */
  static VaultId parse(String written) {
    int at = written.indexOf('@');
    String label = at < 0 ? VaultPassword.DEFAULT_LABEL : written.substring(0, at);
    String source = written.substring(at + 1);
    if (source.isEmpty() || !label.matches("[^;\\s]+")) {
      throw new RefusedException(
          "\"" + written + "\" names no password of encrypted texts.",
          "write LABEL@FILE, LABEL@prompt or FILE; a label has no space and no semicolon.");
    }
    return new VaultId(label, source);
  }

  boolean isAsked() {
    return source.equals(PROMPT) || source.equals(PROMPT_ASK);
  }

  /** As it is written, with the path made absolute. */
  String located(java.util.function.UnaryOperator<String> path) {
    return label + "@" + (isAsked() ? source : path.apply(source));
  }
}
