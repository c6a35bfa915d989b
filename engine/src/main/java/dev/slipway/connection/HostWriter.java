package dev.slipway.connection;

import dev.slipway.connection.WriteScript.Source;
import dev.slipway.host.Become;
import dev.slipway.host.CommandFailedException;
import dev.slipway.host.Content;
import dev.slipway.host.FileWrite;
import dev.slipway.host.HostConnection;
import dev.slipway.host.HostConnection.Progress;
import dev.slipway.host.HostException;
import dev.slipway.host.HostShell;
import dev.slipway.host.HostText;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Puts files in place on a host, see {@link dev.slipway.host.HostSession#write}.
 *
 * <p>Small content travels within the script, in one exchange. Large content is uploaded first,
 * past the resident shells, so that other tasks of the host go on meanwhile.
 */
public final class HostWriter {
  private static final int LARGEST_WITHIN_SCRIPT = 1 << 20;
  private static final int NAME_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final HostConnection connection;
  private final Become become;

  public HostWriter(HostConnection connection, Become become) {
    this.connection = connection;
    this.become = become;
  }

  /**
   * Writes one file.
   *
   * @return where the file before was kept, when that was asked for and there was one
   * @throws CommandFailedException when the host refuses, or when the validation does
   * @throws UncheckedIOException when the content cannot be read
   */
  public Optional<String> write(FileWrite write, Progress progress) throws HostException {
    FileWrite direct = write.follow() ? resolve(write) : write;
    if (write.content().size() <= LARGEST_WITHIN_SCRIPT) {
      Optional<String> kept = run(direct, script(direct, read(write.content())));
      progress.sent(write.content().size());
      return kept;
    }
    String directory = makeStage();
    try {
      String staged = directory + "/" + name();
      connection.upload(write.content(), staged, progress);
      openStage(staged);
      Source source = new Source.Stream("< " + Shell.quote(staged));
      return run(direct, Script.of(new WriteScript(direct, name(), source).text()));
    } finally {
      removeStage(directory);
    }
  }

  /** Whether {@link #writeAll} takes a file: one exchange could not be made smaller for it. */
  public static boolean packs(FileWrite write) {
    return !write.follow() && write.content().size() <= Framing.LARGEST_INLINE;
  }

  /**
   * Writes small files in one exchange. When one is refused, the others are in place.
   *
   * @param writes such as {@link #packs} accepts
   * @return where the files before were kept, as {@link #write} does
   */
  public List<Optional<String>> writeAll(List<FileWrite> writes) throws HostException {
    List<Script> scripts =
        writes.stream().map(write -> script(write, read(write.content()))).toList();
    List<ScriptResult> results = connection.shell(become).exchange(scripts);
    List<Optional<String>> kept = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      kept.add(kept(writes.get(i), results.get(i)));
    }
    return kept;
  }

  private static Script script(FileWrite write, byte[] content) {
    if (content.length <= Framing.LARGEST_INLINE && !holdsNul(content)) {
      Source source = new Source.OwnText(HostText.decode(content));
      return Script.of(new WriteScript(write, name(), source).text());
    }
    Source source = new Source.Stream("");
    return Script.of(new WriteScript(write, name(), source).text()).withInput(content);
  }

  private static boolean holdsNul(byte[] content) {
    for (byte each : content) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }

  /** The file itself, when the path is that of a link to it. */
  private FileWrite resolve(FileWrite write) throws HostException {
    String path = Shell.quote(write.path());
    String text = "if [ -L " + path + " ]; then readlink -f -- " + path + "; fi";
    ScriptResult result = require(connection.shell(become), Script.of(text), "readlink -f " + path);
    String resolved = result.stdoutText().stripTrailing();
    return resolved.isEmpty() ? write : write.withPath(resolved);
  }

  private Optional<String> run(FileWrite write, Script script) throws HostException {
    return kept(write, only(connection.shell(become), script));
  }

  private static Optional<String> kept(FileWrite write, ScriptResult result)
      throws CommandFailedException {
    if (result.exit() == 0) {
      // What a validation says comes before the name of the copy.
      return result.stdoutText().lines().reduce((_, last) -> last).filter(_ -> write.backup());
    }
    boolean invalid = result.exit() == WriteScript.INVALID && write.validate().isPresent();
    String command = invalid ? write.validate().get() : "write " + Shell.quote(write.path());
    throw new CommandFailedException(command, result);
  }

  /** A directory of the login user that nobody else can enter. */
  private String makeStage() throws HostException {
    String make = "d=${TMPDIR:-/tmp}/" + name() + "; mkdir -m 700 -- \"$d\" && echo \"$d\"";
    return login(make).stdoutText().stripTrailing();
  }

  private void removeStage(String directory) {
    try {
      login("rm -rf -- " + Shell.quote(directory));
    } catch (HostException e) {
      // What went wrong before this says more; the directory stays closed to others.
    }
  }

  /**
   * Root reads what the login user staged. Any other user could not, so the directory is opened to
   * those who know the name of the file: it cannot be listed, and the name is in no process list.
   */
  private void openStage(String staged) throws HostException {
    if (become instanceof Become.Sudo(String user, _, _) && !user.equals("root")) {
      String file = Shell.quote(staged);
      login("f=" + file + "; exec 3< \"$f\" && chmod 644 /proc/self/fd/3 && chmod 711 \"${f%/*}\"");
    }
  }

  private ScriptResult login(String text) throws HostException {
    return require(connection.shell(new Become.Login()), Script.of(text), text);
  }

  private static ScriptResult require(HostShell shell, Script script, String display)
      throws HostException {
    ScriptResult result = only(shell, script);
    if (result.exit() != 0) {
      throw new CommandFailedException(display, result);
    }
    return result;
  }

  private static ScriptResult only(HostShell shell, Script script) throws HostException {
    return shell.exchange(List.of(script)).getFirst();
  }

  private static String name() {
    byte[] random = new byte[NAME_BYTES];
    RANDOM.nextBytes(random);
    return ".slipway-" + HexFormat.of().formatHex(random);
  }

  private static byte[] read(Content content) {
    try (InputStream stream = content.open()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Content for a host cannot be read: " + e.getMessage(), e);
    }
  }
}
