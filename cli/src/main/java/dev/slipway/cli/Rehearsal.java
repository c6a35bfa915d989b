package dev.slipway.cli;

import dev.slipway.cli.Surroundings.Prompt;
import dev.slipway.resident.Address;
import dev.slipway.resident.Call;
import dev.slipway.resident.VisitRehearsal;
import dev.slipway.ssh.SshRehearsal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Does once what most starts of Slipway do, for a JVM that records which classes it needs (JEP 483)
 * and which methods are worth compiling (JEP 515). It works in a temporary folder, which is gone
 * afterwards, and shows nothing.
 */
public final class Rehearsal {
  private static final String PLAYBOOK =
      """
      - hosts: all
        gather_facts: true
        vars:
          names: [one, two]
        tasks:
          - file: {path: "${folder}/d", state: directory, mode: '0755'}
          - copy: {dest: "${folder}/d/${item}", content: "of ${item}", mode: '0644'}
            loop: ${names}
            notify: Note
          - template: {src: rehearsal.vm, dest: "${folder}/d/t", mode: '0644'}
          - lineinfile: {path: "${folder}/d/l", line: a line, create: true, mode: '0644'}
          - stat: {path: "${folder}/d/l"}
            register: found
          - command: echo ${found.stat.exists}
            changed_when: false
            when: ${ansible_check_mode} == false
          - block:
              - shell: exit 0
                changed_when: false
            rescue:
              - debug: {msg: never}
        handlers:
          - name: Note
            copy: {dest: "${folder}/noted", content: noted}
      """;

  private Rehearsal() {}

  /** Ends with 0 when all went well. */
  public static void main(String[] arguments) throws IOException {
    SshRehearsal.perform();
    visit();
    System.exit(perform());
  }

  /** The first exit code of a command that is not 0, or 0. */
  static int perform() throws IOException {
    Path folder = Files.createTempDirectory("slipway");
    try {
      write(folder);
      Surroundings surroundings = surroundings(folder);
      return Stream.of("check", "run --check", "run", "run")
          .map(command -> (command + " p.yml -i hosts.ini").split(" ", -1))
          .mapToInt(words -> CommandLines.execute(surroundings, words))
          .filter(code -> code != 0)
          .findFirst()
          .orElse(0);
    } finally {
      delete(folder);
    }
  }

  /** Has a command line carried out by a process that is none, see {@link Errand}. */
  static int visit() throws IOException {
    Path folder = Files.createTempDirectory("slipway");
    try {
      Surroundings plain = surroundings(folder);
      Surroundings own = Main.surroundings();
      Map<String, String> environment =
          Map.of("XDG_STATE_HOME", folder.toString(), Errand.VARIABLE, "1");
      Surroundings surroundings =
          new Surroundings(
              plain.out(), plain.err(), own.terminal(), environment, folder, plain.prompt());
      Interruption.watch(() -> {}).finished();
      Errand errand = Errand.of(surroundings, List.of("check", "p.yml")).orElseThrow();
      if (errand.elsewhere().isPresent()) {
        return ExitCode.BUG;
      }
      Call call = new Call(List.of("check", "p.yml"), false);
      Address address = Errand.address(surroundings);
      return VisitRehearsal.perform(address, call, plain.out()).orElse(ExitCode.BUG);
    } finally {
      delete(folder);
    }
  }

  private static void write(Path folder) throws IOException {
    Files.writeString(folder.resolve("p.yml"), PLAYBOOK);
    Files.writeString(folder.resolve("rehearsal.vm"), "#foreach($n in $names)$n\n#end");
    Files.writeString(
        folder.resolve("hosts.ini"),
        "here ansible_connection=local\n[all:vars]\nfolder=" + folder + "\n");
  }

  private static Surroundings surroundings(Path folder) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Prompt nobody = _ -> Optional.empty();
    return new Surroundings(
        nowhere, nowhere, false, Map.of("HOME", folder.toString()), folder, nobody);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Rehearsal::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
