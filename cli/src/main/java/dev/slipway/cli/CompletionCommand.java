package dev.slipway.cli;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code slipway completion}. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what lets a shell complete commands and options.",
      "In ~/.bashrc: source <(slipway completion bash)",
      "In ~/.zshrc:  source <(slipway completion zsh)"
    })
final class CompletionCommand implements Runnable {

  /** The shells that are known. */
  enum Shell {
    BASH,
    ZSH;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Surroundings surroundings;

  @Parameters(arity = "1", paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell = Shell.BASH;

  CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    CommandLine all = CommandLines.of(surroundings);
    String script = AutoComplete.bash(all.getCommandName(), all);
    String before =
        switch (shell) {
          case BASH -> "";
          // It is written for bash; these let zsh read it.
          case ZSH -> "autoload -Uz compinit bashcompinit && compinit && bashcompinit\n";
        };
    surroundings.out().print(before + script);
  }
}
