package dev.slipway.fuzz;

import dev.slipway.conformance.Case;
import dev.slipway.conformance.CaseRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inventories, patterns and files of variables, spoiled and of signs in any order. */
class InventoryFuzzTest {
  private static final String INI =
      """
      # hosts
      localhost ansible_connection=local
      web[01:12:3].example.org port=80 name="a b" list='[1, 2]' on=True
      db-[a:f] ansible_host=10.0.0.1 ansible_port=2222

      [web]
      web[01:12:3].example.org
      [db:children]
      web
      [db:vars]
      color = red ; or blue
      text="x # y"
      secret=${color}
      """;
  private static final String YAML =
      """
      all:
        vars: {color: red}
        hosts:
          a: {port: 80}
          b[1:3]:
        children:
          web:
            hosts: {a: null}
            vars: {list: [1, 2]}
            children: {db: {hosts: {c: {ansible_host: 10.0.0.1}}}}
      """;
  private static final List<String> WORDS =
      List.of(
          "a",
          "web",
          "[web]\n",
          "[web:vars]\n",
          "[web:children]\n",
          "all",
          ":",
          ":&",
          ":!",
          ",",
          "[0]",
          "[1:2]",
          "[-1]",
          "~",
          "~(",
          "*",
          "?",
          "@hosts",
          "@",
          "[01:20]",
          "[a:f:2]",
          "[9:1]",
          "a=1",
          "a=[",
          "a='",
          "ansible_port=x",
          "ansible_connection=zz",
          " ",
          "\n",
          "/",
          "../",
          ".");

  @TempDir private Path folder;

  private Case project(String inventory, String pattern, Map<String, String> more) {
    Map<String, String> files = new java.util.LinkedHashMap<>(more);
    files.put(Case.PLAYBOOK, "- hosts: all\n  tasks: [{debug: {msg: '${color|1}'}}]\n");
    files.put(Case.INVENTORY, inventory);
    Case.Asked asked = new Case.Asked(false, "", "", pattern, List.of());
    return new Case("inventory", files, asked, "", List.of(), Optional.empty());
  }

  private interface Made {
    Case from(Mangler mangler);
  }

  private void eachRound(int count, Made made) throws Exception {
    CaseRun run = new CaseRun(folder.toRealPath());
    try (Ordeal ordeal = new Ordeal()) {
      for (int round : Rounds.of(count)) {
        Case one = made.from(new Mangler(round, List.of(INI, YAML)));
        String input = "round " + round + " " + one.asked() + one.files();
        ordeal.passes(input, () -> run.check(one));
      }
    }
  }

  @Test
  void spoiledInventory_isReadOrHasProblemsWithPlaces() throws Exception {
    eachRound(150, mangler -> project(mangler.mangled(INI), "", Map.of()));
    eachRound(150, mangler -> project(mangler.mangled("---\n" + YAML), "", Map.of()));
  }

  @Test
  void noise_isNoInventory() throws Exception {
    eachRound(150, mangler -> project(mangler.noise(WORDS), "", Map.of()));
  }

  @Test
  void patternOfNoise_isAnsweredOrHasProblemsWithPlaces() throws Exception {
    eachRound(150, mangler -> project(INI, mangler.noise(WORDS).replace("\0", ""), Map.of()));
  }

  @Test
  void spoiledVariables_areReadOrHaveProblemsWithPlaces() throws Exception {
    String variables = "color: red\nmap: &m {a: [1, 2]}\nother: {<<: *m}\nlong: |\n  x\n";
    String secret = "key: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162\n  6364\n";
    eachRound(
        150,
        mangler ->
            project(
                INI,
                "",
                Map.of(
                    "group_vars/all.yml", mangler.mangled(variables),
                    "host_vars/db-a/main.yml", mangler.mangled(secret),
                    "group_vars/web", mangler.mangled("$ANSIBLE_VAULT;1.2;AES256;x\n6162\n"))));
  }
}
