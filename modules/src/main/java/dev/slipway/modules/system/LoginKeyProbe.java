package dev.slipway.modules.system;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * With which key did the connection log in? Only root, as a rule, may read what sshd wrote down.
 */
record LoginKeyProbe() implements Probe<LoginKeyProbe.Answer> {

  /**
   * Goes up to the processes of sshd, and asks the journal what they said when they let the user
   * in. A number of a process may have been another one's before, hence the last of the lines.
   */
  private static final String SCRIPT =
      """
      part chain
      pid=$$; seen=
      while [ "$pid" -gt 1 ]; do
      name=; parent=
      while read -r field value rest; do
      case $field in Name:) name=$value ;; PPid:) parent=$value ;; esac
      done 2>/dev/null </proc/$pid/status
      if [ -z "$parent" ]; then echo broken; break; fi
      case $name in *ssh*|dropbear*) echo ssh; seen="$seen _PID=$pid" ;; esac
      pid=$parent
      done
      if [ -n "$SSH_CONNECTION" ]; then echo ssh; fi
      part accepted
      if [ -n "$seen" ]; then
      journalctl -q -b -o cat --no-pager _UID=0 $seen 2>/dev/null | grep '^Accepted ' | tail -n 1
      fi
      :
      """;

  private static final Pattern KEY = Pattern.compile("SHA256:[A-Za-z0-9+/]+");

  private static final ProbeKind<LoginKeyProbe, Answer> KIND =
      new OneQuestion<>("login key", SCRIPT, LoginKeyProbe::read);

  /** How the login was made. */
  sealed interface Answer {
    /**
     * By one of these; a certificate names itself and the key that signed it.
     *
     * @param fingerprints as {@code ssh-keygen -l} prints them
     */
    record Keys(Set<String> fingerprints) implements Answer {
      public Keys {
        fingerprints = Set.copyOf(fingerprints);
      }
    }

    /** Without any key: by a password, or not through SSH. */
    record NoKey() implements Answer {}

    /** Nobody can tell. */
    record Unknown() implements Answer {}
  }

  @Override
  public ProbeKind<LoginKeyProbe, Answer> kind() {
    return KIND;
  }

  private static Answer read(Sections output) throws UnreadableAnswerException {
    List<String> chain = output.lines("chain");
    if (chain.isEmpty()) {
      return new Answer.NoKey();
    }
    String accepted = output.text("accepted").strip();
    Set<String> keys =
        KEY.matcher(accepted).results().map(MatchResult::group).collect(Collectors.toSet());
    if (!keys.isEmpty()) {
      return new Answer.Keys(keys);
    }
    boolean otherwise = !accepted.isEmpty() && !accepted.startsWith("Accepted publickey");
    return otherwise ? new Answer.NoKey() : new Answer.Unknown();
  }
}
