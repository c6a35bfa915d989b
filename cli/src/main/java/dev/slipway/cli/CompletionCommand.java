package dev.slipway.cli;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1", paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell = Shell.BASH;

  CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    CommandLine all = Objects.requireNonNull(spec).root().commandLine();
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
