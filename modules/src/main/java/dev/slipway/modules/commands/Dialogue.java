package dev.slipway.modules.commands;

import dev.slipway.host.HostException;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.TaskFailedException;
import dev.slipway.modules.support.PythonRegex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Talks with one program on a terminal. The program runs in the background, with a pipe as its
 * keyboard and a file as its screen, in a directory that only the acting user may read; each
 * exchange waits for more on the screen or types an answer. When nobody asks for the screen any
 * more, the host ends the program by itself.
 */
final class Dialogue {
  private static final int TICKS_OF_A_SECOND = 10;
  private static final int LONGEST_WAIT = 10 * TICKS_OF_A_SECOND;

  private static final String START =
      """
      umask 077
      dir=$(mktemp -d) || exit 1
      cd "$dir" && mkfifo keyboard && : >screen && : >alive || exit 1
      (
      trap '' HUP
      exec 3<>keyboard
      SHELL=/bin/sh setsid script -qefc "$1" /dev/null <&3 >screen 2>&1 3>&- &
      pid=$!
      echo "$pid" >program
      (
      while kill -0 "$pid" 2>/dev/null; do
        if [ -z "$(find alive -mmin -2 2>/dev/null)" ]; then
          kill -KILL "-$pid"; cd /; rm -rf "$dir"; exit
        fi
        sleep 1
      done
      ) 3>&- &
      wait "$pid"; echo $? >ended.new; mv ended.new ended
      ) </dev/null >/dev/null 2>&1 &
      printf '%s\\n' "$dir"
      """;

  private static final String WAIT =
      """
      cd "$1" && : >alive || exit 1
      used=0
      while :; do
        ended=; if [ -e ended ]; then ended=$(cat ended); fi
        size=$(wc -c <screen)
        if [ "$size" -gt "$2" ] || [ -n "$ended" ] || [ "$used" -ge "$3" ]; then break; fi
        sleep 0.1; used=$((used + 1))
      done
      echo "$used ${ended:-running}"
      tail -c "+$(($2 + 1))" screen
      """;

  /** Opened for reading as well: otherwise it would wait for a program that ended meanwhile. */
  private static final String ANSWER = "sleep 0.1; exec 3<>\"$1/keyboard\" && cat >&3";

  /** script itself is ended for good: the end of its terminal then ends what runs on it. */
  private static final String END =
      """
      if [ ! -e "$1/ended" ] && pid=$(cat "$1/program"); then
        kill -TERM "-$pid" 2>/dev/null; sleep 0.2; kill -KILL "-$pid" 2>/dev/null
      fi
      rm -rf -- "$1"
      """;

  private final HostSession host;
  private final ExpectSettings settings;
  private final List<Integer> given;
  private final StringBuilder screen = new StringBuilder();
  private int looked;

  Dialogue(HostSession host, ExpectSettings settings) {
    this.host = host;
    this.settings = settings;
    this.given = new ArrayList<>(settings.responses().stream().map(_ -> 0).toList());
  }

  /** Carries it through to the end of the program. */
  Output lead() throws HostException {
    String directory = host.require(sh(START, text())).stdoutText().strip();
    try {
      return lead(directory);
    } finally {
      host.run(sh(END, directory));
    }
  }

  /** What runs on the terminal. */
  private String text() {
    String chdir = settings.directory().map(path -> "cd " + Shell.quote(path) + " && ").orElse("");
    return (settings.echo() ? "" : "stty -echo; ")
        + chdir
        + "exec "
        + Shell.quoteAll(settings.words());
  }

  private Output lead(String directory) throws HostException {
    int left = patience();
    while (true) {
      ScriptResult result =
          host.require(
              sh(
                  WAIT,
                  directory,
                  String.valueOf(screen.length()),
                  String.valueOf(Math.min(left, LONGEST_WAIT))));
      String told = new String(result.stdout(), StandardCharsets.ISO_8859_1);
      int line = told.indexOf('\n');
      String[] state = told.substring(0, line).split(" ", 2);
      screen.append(told, line + 1, told.length());
      Optional<Integer> asked = next();
      if (asked.isPresent()) {
        answer(directory, asked.get());
        left = patience();
      } else if (!state[1].equals("running")) {
        return new Output(settings.written(), Integer.parseInt(state[1]), shown(), "");
      } else {
        left -= settings.timeout().isPresent() ? Integer.parseInt(state[0]) + 1 : 0;
      }
      if (left <= 0) {
        throw failure(
            "\"%s\" neither ended nor asked what has an answer within %d seconds."
                .formatted(settings.written(), settings.timeout().orElse(0L)));
      }
    }
  }

  private int patience() {
    return settings
        .timeout()
        .map(seconds -> Math.toIntExact(Math.min(seconds * TICKS_OF_A_SECOND, Integer.MAX_VALUE)))
        .orElse(LONGEST_WAIT);
  }

  /** The response to what is asked first on the part of the screen that was not looked at yet. */
  private Optional<Integer> next() {
    String open = screen.substring(looked);
    Optional<Integer> found = Optional.empty();
    int start = Integer.MAX_VALUE;
    int end = 0;
    for (int i = 0; i < settings.responses().size(); i++) {
      Optional<PythonRegex.Match> match = settings.responses().get(i).question().find(open);
      if (match.isPresent() && match.get().start() < start) {
        found = Optional.of(i);
        start = match.get().start();
        end = match.get().end();
      }
    }
    looked += end;
    return found;
  }

  private void answer(String directory, int number) throws HostException {
    ExpectSettings.Response response = settings.responses().get(number);
    int times = given.get(number);
    if (response.once() && times >= response.answers().size()) {
      throw failure(
          "\"%s\" asks once more than there are answers to \"%s\"."
              .formatted(settings.written(), response.question()));
    }
    String answer = response.answers().get(response.once() ? times : 0);
    given.set(number, times + 1);
    host.require(sh(ANSWER, directory).input((answer + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  private TaskFailedException failure(String message) {
    return new TaskFailedException(message, Map.of("cmd", settings.written(), "stdout", shown()));
  }

  /** A terminal ends its lines with two characters. */
  private String shown() {
    byte[] bytes = screen.toString().getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static ShellCommand sh(String script, String... arguments) {
    return ShellCommand.of("sh", "-c", script, "sh").with(arguments);
  }
}
