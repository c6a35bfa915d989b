package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lab.Lab;
import dev.slipway.lab.LabFleet;
import dev.slipway.lab.LabHost;
import dev.slipway.lab.LabUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that a user puts where root writes lead root nowhere. */
@Lab
@Timeout(600)
class LinkTrapIT {
  /** With {@code PLACE} for what a user made a link. */
  private static final List<String> TASKS =
      List.of(
          "copy: {content: \"x\\n\", dest: PLACE, mode: '0666'}",
          "copy: {content: \"x\\n\", dest: PLACE, follow: true}",
          "copy: {src: /etc/hostname, dest: PLACE, remote_src: true, follow: true}",
          "copy: {src: FOLDER/tree, dest: PLACE, follow: true}",
          "template: {src: FOLDER/text, dest: PLACE, follow: true}",
          "lineinfile: {path: PLACE, line: x, create: true}",
          "blockinfile: {path: PLACE, block: x, create: true}",
          "replace: {path: PLACE, regexp: s, replace: x}",
          "file: {path: PLACE, mode: '0777'}",
          "file: {path: PLACE, owner: plain, recurse: true, state: directory}",
          "file: {path: PLACE, state: file, owner: plain}",
          "file: {path: PLACE, state: touch, mode: '0666'}",
          "file: {path: PLACE, state: directory, mode: '0777'}",
          "file: {path: PLACE/deep/deeper, state: directory, mode: '0777'}",
          "file: {path: PLACE, state: absent}",
          "file: {path: PLACE, state: link, src: /etc/hostname, force: true, owner: plain}",
          "get_url: {url: 'file:///etc/hostname', dest: PLACE}",
          "assemble: {src: /srv/traps/parts, dest: PLACE}",
          "ini_file: {path: PLACE, section: a, option: b, value: c}",
          "toml_file: {path: PLACE, key: a, value: 1}",
          "json_file: {path: PLACE, key: a, value: 1}",
          "yaml_file: {path: PLACE, key: a, value: 1}",
          "hosts_entries: {path: PLACE, entries: ['::2 two']}",
          "archive: {path: /etc/hostname, dest: PLACE}",
          "unarchive: {src: /srv/traps/tree.tar, dest: PLACE, remote_src: true}",
          "synchronize: {src: FOLDER/tree/, dest: PLACE, delete: true}",
          "fetch: {src: PLACE, dest: FOLDER/fetched/, flat: true}");

  @TempDir private Path folder;
  private LabHost host;
  private Path inventory;

  @BeforeEach
  void begin(LabFleet fleet) throws IOException {
    host = fleet.host(0);
    inventory = folder.resolve("lab.yml");
    Files.writeString(inventory, fleet.inventory(LabUser.ROOT));
    Files.createDirectories(folder.resolve("tree/sub"));
    Files.writeString(folder.resolve("tree/secret"), "x\n");
    Files.writeString(folder.resolve("tree/sub/file"), "x\n");
    Files.writeString(folder.resolve("text"), "x\n");
    host.exec(
            """
            mkdir -p /srv/traps/parts /srv/traps/root/directory/sub && cd /srv/traps
            chmod 755 /srv/traps
            echo x >parts/1
            echo secret >root/secret; echo secret >root/directory/secret
            chmod 600 root/secret root/directory/secret
            mkdir tree; echo x >tree/secret; tar -cf tree.tar -C tree .
            cat >look <<'END'
            find /srv/traps/root -printf '%p %y %m %u %g %s %T@ %C@\\n' | sort
            END
            sh look >before
            """)
        .orFail();
  }

  @AfterEach
  void end() {
    // Whoever exchanges directories there ends when this file is gone.
    host.exec("rm -f /srv/traps/before; timeout 60 sh -c 'until rm -rf /srv/traps; do :; done'")
        .orFail();
  }

  private Slipway.Finished run(String tasks) throws IOException {
    Path playbook = folder.resolve("playbook.yml");
    Files.writeString(
        playbook, "- hosts: all\n  gather_facts: false\n  tasks:\n" + tasks.indent(4));
    return Slipway.execute(
        folder,
        _ -> {},
        List.of(
            Slipway.root().resolve("slipway").toString(),
            "run",
            playbook.toString(),
            "-i",
            inventory.toString()));
  }

  /** A task with the link before it, and a look at what root keeps behind it. */
  private String tried(String task, String place, String link, String target) {
    String written = task.replace("PLACE", place).replace("FOLDER", folder.toString());
    return """
    - raw: rm -rf %s && ln -s %s %s && chown -h plain %s
    - %s
      ignore_errors: true
    - raw: sh /srv/traps/look | cmp -s /srv/traps/before - || echo '%s' >>/srv/traps/redirected
    """
        .formatted(link, target, link, link, written, task.replaceAll("[^a-zA-Z]+", " "));
  }

  @ParameterizedTest
  @CsvSource({
    "1777, /link, /srv/traps/root/secret",
    "1777, /link, /srv/traps/root/new",
    "1777, /link, /srv/traps/root/directory",
    "1777, /link/secret, /srv/traps/root/directory",
    "0777, /link, /srv/traps/root/secret",
    "0777, /link, /srv/traps/root/new",
    "0777, /link, /srv/traps/root/directory",
    "0777, /link/secret, /srv/traps/root/directory"
  })
  void linkOfAUserWhereEverybodyMayWrite_leadsRootNowhere(String mode, String path, String target)
      throws IOException {
    host.exec("mkdir /srv/traps/shared && chmod " + mode + " /srv/traps/shared").orFail();
    String shared = "/srv/traps/shared";
    StringBuilder tasks = new StringBuilder();
    for (String task : TASKS) {
      tasks.append(tried(task, shared + path, shared + "/link", target));
    }

    Slipway.Finished finished = run(tasks.toString());

    assertThat(finished.output()).as(finished.toString()).contains("host1");
    assertThat(host.exec("cat /srv/traps/redirected 2>/dev/null || :").orFail())
        .as(finished.toString())
        .isEmpty();
    assertThat(folder.resolve("fetched")).doesNotExist();
  }

  /** What is unpacked has a name that can be known beforehand. */
  @ParameterizedTest
  @ValueSource(strings = {"1777", "0777"})
  void linkInPlaceOfTheStage_isRemoved(String mode) throws IOException {
    String digest =
        host.exec("printf %s /srv/traps/tree.tar | sha256sum | cut -c1-16").orFail().strip();
    host.exec(
            """
            mkdir /srv/traps/shared && chmod %s /srv/traps/shared && cd /srv/traps/shared
            ln -s /srv/traps/root/directory .slipway.%s && chown -h plain .slipway.%s
            """
                .formatted(mode, digest, digest))
        .orFail();

    Slipway.Finished finished =
        run("- unarchive: {src: /srv/traps/tree.tar, dest: /srv/traps/shared, remote_src: true}");

    assertThat(finished.exit()).as(finished.toString()).isZero();
    assertThat(host.exec("sh /srv/traps/look | cmp - /srv/traps/before").exit()).isZero();
    assertThat(host.exec("ls -A /srv/traps/shared").orFail().strip()).isEqualTo("secret");
  }

  @Test
  void linkOfRoot_isFollowedAsSaid() throws IOException {
    host.exec(
            """
            mkdir -p /srv/traps/shared && chmod 1777 /srv/traps/shared
            ln -s ../root/directory /srv/traps/shared/link
            """)
        .orFail();

    Slipway.Finished finished =
        run(
            """
            - lineinfile: {path: /srv/traps/shared/link/secret, line: more}
            - file: {path: /srv/traps/shared/link/sub, state: directory, mode: '0700'}
            """);

    assertThat(finished.exit()).as(finished.toString()).isZero();
    assertThat(host.exec("cat /srv/traps/root/directory/secret").orFail())
        .isEqualTo("secret\nmore");
  }

  /** Somebody exchanges a directory and a link to another one all the time. */
  @Test
  void directoryThatIsExchangedForALink_leadsNoChangeElsewhere() throws IOException {
    host.exec(
            """
            mkdir -p /srv/traps/mine/a && cd /srv/traps/mine
            for n in $(seq 200); do echo x >a/file-$n; done
            cp -a a b; cp -a /srv/traps/mine/a /srv/traps/root/files
            chown -R plain /srv/traps/mine; sh /srv/traps/look >/srv/traps/before
            cat >/srv/traps/exchange <<'END'
            cd /srv/traps/mine
            while [ -e /srv/traps/before ]; do
            ln -s /srv/traps/root/files c 2>/dev/null
            mv -T a d && mv -T c a && rm a && mv -T d a
            done
            END
            setsid su -s /bin/sh plain -c 'sh /srv/traps/exchange' >/dev/null 2>&1 </dev/null &
            """)
        .orFail();
    StringBuilder tasks = new StringBuilder();
    for (int round = 0; round < 10; round++) {
      tasks.append(
          """
          - file: {path: /srv/traps/mine, recurse: true, owner: plain, mode: 'u=rwX,go=%s'}
            ignore_errors: true
          """
              .formatted(round % 2 == 0 ? "rX" : ""));
    }

    Slipway.Finished finished = run(tasks.toString());

    assertThat(host.exec("sh /srv/traps/look | cmp - /srv/traps/before").exit())
        .as(finished.toString())
        .isZero();
  }
}
