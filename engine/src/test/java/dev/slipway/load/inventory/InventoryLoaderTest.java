package dev.slipway.load.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Position;
import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.model.Host;
import dev.slipway.model.Inventory;
import dev.slipway.model.Precedence;
import dev.slipway.model.VariableLayer;
import dev.slipway.model.Variables;
import dev.slipway.tree.Scalar;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryLoaderTest {
  private final Problems problems = new Problems();
  @TempDir Path folder;

  @Test
  void load_nothing_hasOnlyTheImplicitLocalhost() {
    Inventory inventory = load();

    assertThat(inventory.hosts()).isEmpty();
    assertThat(inventory.groups().keySet()).containsExactly("all", "ungrouped");
    assertThat(Values.of(inventory.host("127.0.0.1").orElseThrow()))
        .containsEntry("ansible_connection", "local");
  }

  @Test
  void load_localhostInASource_isNotImplicit() {
    Inventory inventory = load("localhost,");

    assertThat(inventory.implicitLocalhost()).isEmpty();
    assertThat(inventory.members("all")).extracting(Host::name).containsExactly("localhost");
  }

  @Test
  void load_list_takesRangesAndPorts() {
    Inventory inventory = load("web[1:2]:2222, db1 ,");

    assertThat(inventory.hosts().keySet()).containsExactly("web1", "web2", "db1");
    assertThat(Values.of(inventory.host("web2").orElseThrow()))
        .containsEntry("ansible_port", 2222L);
  }

  @Test
  void load_yaml_hasNestedGroups() {
    write(
        "hosts.yml",
        """
        all:
          vars: {v: all}
          hosts:
            loose:
          children:
            east:
              hosts:
                n[01:02]: {x: 1}
            west:
              vars: {v: west}
              hosts: n02
              children:
                deep:
                  vars: {v: deep}
                  hosts:
                    n03:2200:
        """);

    Inventory inventory = load("hosts.yml");

    assertThat(inventory.hosts().keySet()).containsExactly("loose", "n01", "n02", "n03");
    assertThat(inventory.host("n02").orElseThrow().groups()).containsExactly("east", "west");
    assertThat(inventory.host("n03").orElseThrow().groups()).containsExactly("deep", "west");
    assertThat(values(inventory, "n01")).containsEntry("x", 1L).containsEntry("v", "all");
    assertThat(values(inventory, "n02")).containsEntry("v", "west");
    assertThat(values(inventory, "n03"))
        .containsEntry("v", "deep")
        .containsEntry("ansible_port", 2200L);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void load_folder_mergesItsFilesAndIgnoresTheRest() {
    write("inv/10-a.ini", "[web]\nn1 x=1\n");
    write("inv/20-b.yml", "web: {hosts: {n2: , n1: {x: 2}}}\n");
    write("inv/more/c", "[db]\nn3\n");
    for (String ignored : List.of("a.bak", "b~", ".hidden", "README.md", "c.orig", "d.retry")) {
      write("inv/" + ignored, "[broken\n");
    }
    write("inv/group_vars/web.yml", "y: 1\n");

    Inventory inventory = load("inv");

    assertThat(inventory.hosts().keySet()).containsExactly("n1", "n2", "n3");
    assertThat(values(inventory, "n1")).containsEntry("x", 2L).containsEntry("y", 1L);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void load_severalSources_laterWins() {
    write("a", "[web]\nn1 x=a\n[web:vars]\ny=a\n");
    write("b", "[web]\nn1 x=b\n[web:vars]\ny=b\n");

    assertThat(values(load("a", "b"), "n1")).containsEntry("x", "b").containsEntry("y", "b");
    assertThat(values(load("b", "a"), "n1")).containsEntry("x", "a").containsEntry("y", "a");
  }

  @Test
  void load_childDefinedInAnotherSource_isKnown() {
    write("a", "[prod:children]\nweb\n");
    write("b", "[web]\nn1\n");

    assertThat(load("a", "b").members("prod")).extracting(Host::name).containsExactly("n1");
    assertThat(problems.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\nweb: {hosts: {n1: }}\n",
        "# comment\nweb:\n  hosts:\n    n1:\n",
        "{\"web\": {\"hosts\": {\"n1\": null}}}",
        "[web]\nn1\n",
        "n1 a=b:\n[web]\nn1\n"
      })
  void load_fileWithoutEnding_isReadAsWhatItIs(String text) {
    write("hosts", text);

    assertThat(load("hosts").host("n1")).map(Host::groups).contains(List.of("web"));
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void load_layers_areInTheOrderOfPrecedence() {
    write("inv/hosts", "[web]\nn1 v=host\n[web:vars]\nv=group\n[all:vars]\nv=all\n");
    write("inv/group_vars/all.yml", "v: file all\n");
    write("inv/group_vars/web", "v: file web\n");
    write("inv/host_vars/n1.json", "{\"v\": \"file host\"}\n");
    write("play/group_vars/all/b.yml", "v: play all\n");
    write("play/group_vars/all/a/deep.yaml", "v: play all, earlier\n");
    write("play/group_vars/web.yml", "v: play web\n");
    write("play/host_vars/n1.yml", "v: play host\n");

    Inventory inventory =
        InventoryLoader.load(
            List.of(path("inv/hosts")),
            List.of(folder.resolve("play")),
            Vault.withoutPasswords(),
            problems);

    Host host = inventory.host("n1").orElseThrow();
    assertThat(host.variables())
        .extracting(VariableLayer::precedence)
        .containsExactly(
            Precedence.INVENTORY_ALL,
            Precedence.INVENTORY_GROUP,
            Precedence.GROUP_VARS_ALL,
            Precedence.GROUP_VARS_ALL,
            Precedence.GROUP_VARS_ALL,
            Precedence.GROUP_VARS,
            Precedence.GROUP_VARS,
            Precedence.INVENTORY_HOST,
            Precedence.HOST_VARS,
            Precedence.HOST_VARS);
    assertThat(Variables.settings(host, List.of(), "v"))
        .extracting(setting -> setting.origin().replace(folder.toString(), ""))
        .containsExactly(
            "group all in /inv/hosts",
            "group web in /inv/hosts",
            "/inv/group_vars/all.yml",
            "/play/group_vars/all/a/deep.yaml",
            "/play/group_vars/all/b.yml",
            "/inv/group_vars/web",
            "/play/group_vars/web.yml",
            "host n1 in /inv/hosts",
            "/inv/host_vars/n1.json",
            "/play/host_vars/n1.yml");
  }

  @Test
  void load_playbookBesideTheInventory_readsItsFilesOnce() {
    write("hosts", "n1\n");
    write("group_vars/all.yml", "v: 1\n");

    Inventory inventory =
        InventoryLoader.load(
            List.of(path("hosts")), List.of(folder), Vault.withoutPasswords(), problems);

    assertThat(Variables.settings(inventory.host("n1").orElseThrow(), List.of(), "v")).hasSize(1);
  }

  @Test
  void load_groupsOfVariableFiles_mergeByDepthThenPriorityThenName() {
    write(
        "hosts",
        """
        [a]
        n1
        [b]
        n1
        [deep]
        n1
        [b:children]
        deep
        [a:vars]
        ansible_group_priority=2
        """);
    write("group_vars/a.yml", "v: a\nw: a\n");
    write("group_vars/b.yml", "v: b\nw: b\n");
    write("group_vars/deep.yml", "v: deep\n");

    assertThat(values(load("hosts"), "n1")).containsEntry("v", "deep").containsEntry("w", "a");
  }

  @Test
  void load_ungroupedHost_hasTheVariablesOfUngrouped() {
    write("hosts", "n1\n[web]\nn2\n");
    write("group_vars/ungrouped.yml", "v: 1\n");

    Inventory inventory = load("hosts");

    assertThat(values(inventory, "n1")).containsEntry("v", 1L);
    assertThat(values(inventory, "n2")).isEmpty();
  }

  @Test
  void load_implicitLocalhost_hasTheVariablesOfAllAndItsOwnFile() {
    write("hosts", "n1\n[all:vars]\na=1\n");
    write("group_vars/all.yml", "b: 2\n");
    write("host_vars/localhost.yml", "c: 3\n");

    assertThat(Values.of(load("hosts").host("localhost").orElseThrow()))
        .containsEntry("a", 1L)
        .containsEntry("b", 2L)
        .containsEntry("c", 3L)
        .containsEntry("ansible_connection", "local");
  }

  @Test
  void load_folderAndFileOfOneName_readsTheFolderAndWarns() {
    write("hosts", "[web]\nn1\n");
    write("group_vars/web/x.yml", "v: folder\n");
    write("group_vars/web.yml", "v: file\n");

    assertThat(values(load("hosts"), "n1")).containsEntry("v", "folder");
    assertThat(problems.all()).singleElement().returns(ProblemCode.SUSPICIOUS, Problem::code);
    assertThat(problems.hasErrors()).isFalse();
  }

  @Test
  void load_script_readsWhatItPrints() {
    script(
        "inventory.sh",
        """
        #!/bin/sh
        test "$*" = --list || exit 9
        echo '{"web": ["a", "b"],
          "db": {"hosts": ["c"], "children": ["web"], "vars": {"x": 1}},
          "_meta": {"hostvars": {"a": {"k": [1, 2]}}}}'
        """);

    Inventory inventory = load("inventory.sh");

    assertThat(problems.all()).isEmpty();
    assertThat(inventory.members("db")).extracting(Host::name).containsExactly("a", "b", "c");
    assertThat(values(inventory, "a")).containsEntry("k", List.of(1L, 2L)).containsEntry("x", 1L);
  }

  @Test
  void load_scriptWithoutMeta_isAskedForEachHost() {
    script(
        "inventory",
        """
        #!/bin/sh
        case $1 in
          --list) echo '{"web": ["a"]}' ;;
          --host) echo "{\\"name\\": \\"$2\\"}" ;;
        esac
        """);

    assertThat(values(load("inventory"), "a")).containsEntry("name", "a");
  }

  @Test
  void load_failingScript_saysWhatItSaid() {
    script("inventory", "#!/bin/sh\necho first >&2\necho no token >&2\nexit 3\n");

    load("inventory");

    assertThat(problems.all())
        .singleElement()
        .returns("The script ended with status 3: no token", Problem::message);
  }

  @Test
  void load_limitFile_isAPattern() {
    write("hosts", "[web]\nweb[1:4]\n");
    write("failed.retry", "# from a run\nweb1\n\nweb3\n");
    String limit = "@" + path("failed.retry") + ":!web1";
    SourceFile option = new SourceFile("--limit", limit);

    List<Host> hosts =
        LimitLoader.load(Scalar.text(option.beginning(), limit), problems)
            .select(load("hosts"), problems);

    assertThat(hosts).extracting(Host::name).containsExactly("web3");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void load_limitFileWithUnknownHost_pointsIntoTheFile() {
    write("hosts", "web1\n");
    write("failed.retry", "web1\n  wbe1\n");
    String limit = "@" + path("failed.retry");
    SourceFile option = new SourceFile("--limit", limit);

    LimitLoader.load(Scalar.text(option.beginning(), limit), problems)
        .select(load("hosts"), problems);

    assertThat(problems.all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.UNKNOWN_PATTERN);
              assertThat(problem.range().file().name()).endsWith("failed.retry");
              assertThat(problem.range().start()).isEqualTo(new Position(2, 3));
            });
  }

  @Test
  void load_missingLimitFile_isAnError() {
    SourceFile option = new SourceFile("--limit", "@nowhere");

    LimitLoader.load(Scalar.text(option.beginning(), "@nowhere"), problems);

    assertThat(problems.all()).singleElement().returns(ProblemCode.FILE_NOT_FOUND, Problem::code);
  }

  @Test
  void load_manyHosts_isQuick() {
    write("hosts", "[web]\nn[1:20000]\n[prod:children]\nweb\n[prod:vars]\nx=1\n");
    write("group_vars/web.yml", "y: 2\n");

    Inventory inventory = load("hosts");

    assertThat(inventory.hosts()).hasSize(20000);
    assertThat(Stream.of("n1", "n20000"))
        .allSatisfy(
            host ->
                assertThat(values(inventory, host)).containsEntry("x", 1L).containsEntry("y", 2L));
  }

  private Inventory load(String... sources) {
    List<String> paths =
        Stream.of(sources).map(source -> source.contains(",") ? source : path(source)).toList();
    return InventoryLoader.load(paths, List.of(), Vault.withoutPasswords(), problems);
  }

  private static java.util.Map<String, Object> values(Inventory inventory, String host) {
    return Values.of(inventory.host(host).orElseThrow());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private Path write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void script(String name, String text) {
    assertThat(write(name, text).toFile().setExecutable(true)).isTrue();
  }
}
