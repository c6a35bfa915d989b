package dev.slipway.load.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.model.Host;
import dev.slipway.model.Inventory;
import dev.slipway.model.Variables;
import dev.slipway.model.Variables.Setting;
import dev.slipway.vault.Vault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IniInventoryTest {
  private final Problems problems = new Problems();

  @Test
  void read_sections_giveHostsGroupsAndChildren() {
    Inventory inventory =
        read(
            """
            # a comment
            ; another
            lonely

            [web]
            web[1:2]   # inline
            [db]
            db1
            [prod:children]
            web
            db   # the databases
            """);

    assertThat(inventory.hosts().keySet()).containsExactly("lonely", "web1", "web2", "db1");
    assertThat(inventory.groups().keySet())
        .containsExactlyInAnyOrder("all", "ungrouped", "web", "db", "prod");
    assertThat(inventory.groups().get("prod").children()).containsExactly("web", "db");
    assertThat(inventory.groups().get("prod").members()).containsOnly("web1", "web2", "db1");
    assertThat(inventory.groups().get("ungrouped").members()).containsOnly("lonely");
    assertThat(inventory.groups().get("all").children()).containsExactly("ungrouped", "prod");
    assertThat(inventory.groups().get("all").members()).hasSize(4);
    assertThat(groupsOf(inventory, "web1")).containsExactly("prod", "web");
    assertThat(groupsOf(inventory, "lonely")).containsExactly("ungrouped");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void read_hostLine_typesItsValues() {
    Inventory inventory =
        read("n1:2222 a=1 b=True c=true d=\"[1, 'x']\" e='\"5\"' f=0644 g=None h='a b' i= j=x=y\n");

    Map<String, Object> values = Values.of(host(inventory, "n1"));
    assertThat(values)
        .containsEntry("ansible_port", 2222L)
        .containsEntry("a", 1L)
        .containsEntry("b", true)
        .containsEntry("c", "true")
        .containsEntry("d", List.of(1L, "x"))
        .containsEntry("e", "5")
        .containsEntry("f", "0644")
        .containsEntry("g", null)
        .containsEntry("h", "a b")
        .containsEntry("i", "")
        .containsEntry("j", "x=y");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void read_variablesOfAGroup_takeTheWholeLine() {
    Inventory inventory =
        read(
            """
            [web]
            n1
            [web:vars]
            number = 5
            list=[1, 2]
            text=two words
            quoted='-o ProxyJump=bastion'
            dict={'a': {'b': 1}}
            empty=
            equals=a=b
            """);

    assertThat(Values.of(host(inventory, "n1")))
        .containsEntry("number", 5L)
        .containsEntry("list", List.of(1L, 2L))
        .containsEntry("text", "two words")
        .containsEntry("quoted", "-o ProxyJump=bastion")
        .containsEntry("dict", Map.of("a", Map.of("b", 1L)))
        .containsEntry("empty", "")
        .containsEntry("equals", "a=b");
  }

  @Test
  void read_variablesBeforeTheGroup_areItsOwn() {
    Inventory inventory = read("[web:vars]\nx=1\n[web]\nn1\n");

    assertThat(Values.of(host(inventory, "n1"))).containsEntry("x", 1L);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void read_deeperGroup_wins() {
    Inventory inventory =
        read(
            """
            [a_child]
            n1
            [z_parent:children]
            a_child
            [a_child:vars]
            x=child
            [z_parent:vars]
            x=parent
            [all:vars]
            x=all
            """);

    assertThat(origins(inventory, "n1", "x"))
        .containsExactly("group all in hosts", "group z_parent in hosts", "group a_child in hosts");
  }

  @Test
  void read_groupsOfOneDepth_laterNameWinsUnlessPrioritySaysOtherwise() {
    String groups = "[a]\nn1\n[b]\nn1\n[a:vars]\nx=a\n[b:vars]\nx=b\n";

    assertThat(Values.of(host(read(groups), "n1"))).containsEntry("x", "b");
    assertThat(Values.of(host(read(groups + "[a:vars]\nansible_group_priority=10\n"), "n1")))
        .containsEntry("x", "a")
        .doesNotContainKey("ansible_group_priority");
  }

  @Test
  void read_hostNamedTwice_laterLineWins() {
    Inventory inventory = read("n1 x=1 y=1\n[web]\nn1 x=2\n");

    assertThat(Values.of(host(inventory, "n1"))).containsEntry("x", 2L).containsEntry("y", 1L);
    assertThat(groupsOf(inventory, "n1")).containsExactly("web");
    assertThat(inventory.groups().get("ungrouped").members()).isEmpty();
  }

  @Test
  void read_values_knowTheirPlace() {
    Inventory inventory = read("[web]\nn1  port=\"80\"\n[web:vars]\nport = 81\n");

    assertThat(Variables.settings(host(inventory, "n1"), List.of(), "port"))
        .extracting(setting -> setting.range().map(Object::toString))
        .containsExactly(Optional.of("hosts:4:8"), Optional.of("hosts:2:11"));
  }

  @Test
  void read_bracketedHostInSection_isAHost() {
    Inventory inventory = read("[web]\n[a:c].example.net\n[1:2].example.net port=1\n");

    assertThat(inventory.hosts().keySet())
        .containsExactly(
            "a.example.net", "b.example.net", "c.example.net", "1.example.net", "2.example.net");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void read_badLines_areAllReportedAndTheRestIsRead() {
    Inventory inventory = read("n1 oops\nn2 x = 1\n[web\nlost\n[db]\nd1\n");

    assertThat(problems.all())
        .extracting(problem -> problem.range().start().toString())
        .containsExactly("1:4", "2:4", "3:1");
    assertThat(inventory.hosts().keySet()).containsExactly("n1", "n2", "d1");
  }

  @Test
  void read_cycle_namesEachEdge() {
    read("[a:children]\nb\n[b:children]\nc\n[c:children]\na\n");

    assertThat(problems.all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message())
                  .isEqualTo("Groups are below each other: a -> b -> c -> a.");
              assertThat(problem.notes())
                  .extracting(note -> note.range().start().line())
                  .containsExactly(2, 4, 6);
            });
  }

  @Test
  void read_groupBelowItself_isACycle() {
    read("[a:children]\na\n");

    assertThat(problems.all())
        .singleElement()
        .returns("Groups are below each other: a -> a.", Problem::message);
  }

  @Test
  void read_hashInAValueOfAGroup_isAWarning() {
    Inventory inventory = read("[web]\nn1\n[web:vars]\nx=abc # note\ny=5 # note\nz='a # b'\n");

    assertThat(Values.of(host(inventory, "n1")))
        .containsEntry("x", "abc # note")
        .containsEntry("y", 5L)
        .containsEntry("z", "a # b");
    assertThat(problems.all())
        .singleElement()
        .returns(ProblemCode.SUSPICIOUS, Problem::code)
        .returns("hosts:4:7", problem -> problem.range().toString());
  }

  private Inventory read(String text) {
    InventoryDraft draft = new InventoryDraft();
    IniInventory.read(new SourceFile("hosts", text), draft, problems);
    return new InventoryAssembly(draft, List.of(), Vault.withoutPasswords(), problems)
        .assemble(_ -> false);
  }

  private static Host host(Inventory inventory, String name) {
    return inventory.host(name).orElseThrow();
  }

  private static List<String> groupsOf(Inventory inventory, String host) {
    return host(inventory, host).groups();
  }

  private static List<String> origins(Inventory inventory, String host, String variable) {
    return Variables.settings(host(inventory, host), List.of(), variable).stream()
        .map(Setting::origin)
        .toList();
  }
}
