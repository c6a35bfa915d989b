package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import dev.slipway.lab.Lab;
import dev.slipway.lab.LabFleet;
import dev.slipway.lab.LabHost;
import dev.slipway.lab.LabUser;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Large files, many files and files with odd names, by a program that has little memory. */
@Lab
@Timeout(600)
class ByteSafetyIT {
  /**
   * Each character is a byte: Latin-1, what is no text at all, UTF-8, and what a shell would run.
   */
  private static final List<String> ODD_NAMES =
      List.of(
          "caf\u00e9",
          "caf\u00ea",
          "\u00ff\u00fe",
          "\u00c3\u00a9\u00f0\u009f\u0098\u0080",
          "with space",
          "new\nline",
          "quote's and \"double\"",
          "$(touch ran)`touch ran`;touch ran",
          "-rf",
          "back\\slash",
          "${item} $HOME * {{ x }}");

  @TempDir private Path folder;
  private LabHost host;
  private Path inventory;

  @BeforeEach
  void begin(LabFleet fleet) throws IOException {
    host = fleet.host(0);
    inventory = folder.resolve("lab.yml");
    Files.writeString(inventory, fleet.inventory(LabUser.ROOT));
  }

  @AfterEach
  void end() {
    host.exec("rm -rf /srv/bytes").orFail();
  }

  private Slipway.Finished run(String megabytes, String tasks) throws IOException {
    Path playbook = folder.resolve("playbook.yml");
    Files.writeString(
        playbook, "- hosts: all\n  gather_facts: false\n  tasks:\n" + tasks.indent(4));
    List<String> command = new ArrayList<>(List.of("env", "SLIPWAY_JAVA_OPTS=-Xmx" + megabytes));
    command.add(Slipway.root().resolve("slipway").toString());
    command.addAll(List.of("run", playbook.toString(), "-i", inventory.toString()));
    return Slipway.execute(folder, _ -> {}, command);
  }

  private static void assertRecap(Slipway.Finished finished, int unchanged, int changed) {
    assertThat(finished.exit()).as(tail(finished)).isZero();
    assertThat(finished.output().lines().toList())
        .as(tail(finished))
        .anyMatch(line -> line.matches("\\S+ +" + unchanged + " +" + changed + "( +0)+ *"));
  }

  private static String tail(Slipway.Finished finished) {
    String all = finished.toString();
    return all.substring(Math.max(0, all.length() - 3000));
  }

  /**
   * Ten times the memory that the program has, over the network and back; no byte is like the next.
   */
  @Test
  void fileOfOneGigabyte_goesThereAndBack() throws IOException {
    Path large = folder.resolve("large");
    String sha256 = random(large, 1 << 10);
    host.exec("mkdir /srv/bytes").orFail();
    String tasks =
        """
        - copy: {src: %s, dest: /srv/bytes/, mode: '0600'}
        - fetch: {src: /srv/bytes/large, dest: %s, flat: true}
        """
            .formatted(large, folder.resolve("back"));

    assertRecap(run("96m", tasks), 0, 2);

    assertThat(host.exec("stat -c '%s %a' /srv/bytes/large").orFail()).isEqualTo("1073741824 600");
    assertThat(host.exec("sha256sum < /srv/bytes/large").orFail()).startsWith(sha256);
    assertThat(host.exec("ls -A /srv/bytes").orFail()).isEqualTo("large");
    assertThat(Files.mismatch(large, folder.resolve("back"))).isEqualTo(-1);
    assertRecap(run("96m", tasks), 2, 0);
  }

  /** Its SHA-256. */
  private static String random(Path path, int megabytes) throws IOException {
    Random random = new Random(1);
    byte[] piece = new byte[1 << 20];
    Hasher hasher = Hashing.sha256().newHasher();
    try (OutputStream file = Files.newOutputStream(path)) {
      for (int i = 0; i < megabytes; i++) {
        random.nextBytes(piece);
        hasher.putBytes(piece);
        file.write(piece);
      }
    }
    return hasher.hash().toString();
  }

  @Test
  void fileOfOneGigabyte_isCopiedOnThisMachine() throws IOException {
    Path large = sparse(1L << 30);
    inventory =
        Files.writeString(folder.resolve("here.ini"), "localhost ansible_connection=local\n");
    Path target = folder.resolve("target");

    assertRecap(run("96m", "- copy: {src: %s, dest: %s}".formatted(large, target)), 0, 1);

    assertThat(Files.mismatch(large, target)).isEqualTo(-1);
  }

  private Path sparse(long size) throws IOException {
    Path path = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(size);
      file.seek(size - 4);
      file.write("end\n".getBytes(StandardCharsets.US_ASCII));
    }
    return path;
  }

  @Test
  void directoryOfAHundredThousandEntries_isOwnedAndListed() throws IOException {
    host.exec(
            """
            mkdir -p /srv/bytes && cd /srv/bytes
            for d in $(seq 100); do
              mkdir "directory-$d"; cd "directory-$d"; seq -f 'file-%g' 999 | xargs touch; cd ..
            done
            """)
        .orFail();
    String tasks =
        """
        - file: {path: /srv/bytes, state: directory, owner: plain, mode: 'u=rwX,go=', recurse: true}
        - find: {paths: /srv/bytes, file_type: any, recurse: true}
          register: found
        - assert: {that: $found.matched == 100000}
        """;

    assertRecap(run("512m", tasks), 2, 1);

    assertThat(host.exec("find /srv/bytes -user plain -perm /700 ! -perm /077 | wc -l").orFail())
        .isEqualTo("100001");
    assertRecap(run("512m", tasks), 3, 0);
  }

  /** A quarter of the smallest machine that a control host may be: what the JVM takes of it. */
  @Test
  void directoryOfAHundredThousandEntries_isFoundInLittleMemory() throws IOException {
    host.exec(
            """
            mkdir -p /srv/bytes/flat && cd /srv/bytes/flat
            seq -f 'a-name-of-a-usual-length-%06g.log' 100000 | xargs touch
            """)
        .orFail();
    String tasks =
        """
        - find: {paths: /srv/bytes/flat, patterns: '*.log'}
          register: found
        - assert: {that: $found.matched == 100000}
        - find: {paths: /srv, file_type: any, recurse: true, excludes: '*.log'}
          register: few
        - assert: {that: $few.matched == 2}
        """;

    assertRecap(run("256m", tasks), 4, 0);
  }

  @Test
  void oddNames_areNamesAndNothingElse() throws IOException {
    host.exec("mkdir -p /srv/bytes/odd/deep").orFail();
    for (String name : ODD_NAMES) {
      byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
      String given = Base64.getEncoder().encodeToString(bytes);
      host.exec(
              """
              cd /srv/bytes/odd && name=$(echo %s | base64 -d; echo .) && name=${name%%.} &&
              echo "$name" > "./$name" && echo "$name" > "./deep/$name"
              """
                  .formatted(given))
          .orFail();
    }
    String tasks =
        """
        - find: {paths: /srv/bytes/odd, recurse: true}
          register: found
        - file: {path: '${item.path}', mode: '0640'}
          loop: ${found.files}
        - lineinfile: {path: '${item.path}', line: one more}
          loop: ${found.files}
        - file: {path: /srv/bytes/odd, owner: plain, recurse: true}
        - archive: {path: /srv/bytes/odd/, dest: /srv/bytes/odd.tgz}
        - file: {path: /srv/bytes/copy, state: directory}
        - unarchive: {src: /srv/bytes/odd.tgz, dest: /srv/bytes/copy, remote_src: true}
        - copy: {src: /srv/bytes/odd/, dest: /srv/bytes/copied/, remote_src: true}
        """;

    assertRecap(run("96m", tasks), 1, 7);

    int files = 2 * ODD_NAMES.size();
    assertThat(host.exec("find /srv/bytes/odd -type f -perm 640 -user plain -printf x").orFail())
        .hasSize(files);
    assertThat(host.exec("diff -r /srv/bytes/odd /srv/bytes/copy/odd").exit()).isZero();
    assertThat(host.exec("diff -r /srv/bytes/odd /srv/bytes/copied").exit()).isZero();
    assertThat(host.exec("find / -xdev -name ran").orFail()).isEmpty();
    assertRecap(run("96m", tasks), 8, 0);
  }
}
