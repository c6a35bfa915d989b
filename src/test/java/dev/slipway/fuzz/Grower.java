package dev.slipway.fuzz;

import dev.slipway.conformance.Case;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Grows playbooks of everything the language has, put together without any sense. What they do is
 * harmless, whatever their keywords say.
 */
final class Grower {
  private static final List<String> CONDITIONS =
      List.of(
          "true",
          "false",
          "$x",
          "$x == 1",
          "$result.changed",
          "${r|{}}",
          "$item == 'a'",
          "[true]",
          "$list.contains('a')",
          "not $x",
          "$x < 'a'",
          "$loop.first",
          "${x}",
          "[$x, $x > 0]",
          "$item == 'a'",
          "$loop.first",
          "[$x, $x > 0]",
          "$facts.nothing",
          "retries: VALUE\ndelay: 0",
          "$nothing",
          "$x.y.z == 1",
          "$cycle",
          "''",
          "$result.rc == 0",
          "$m.k",
          "$l[0]",
          "$l[9]",
          "$groups.all.size() > 1",
          "$hostvars.b.x == 1",
          "{a: 1}",
          "$facts.nothing",
          "\"$x and\"");
  private static final List<String> VALUES =
      List.of(
          "1",
          "a",
          "true",
          "[a, b]",
          "{k: v}",
          "''",
          "null",
          "\"${x}\"",
          "\"${l}\"",
          "\"${m}\"",
          "\"${m.k}${l[0]}\"",
          "\"${result|''}\"",
          "\"${cycle}\"",
          "\"${item|'no'}\"",
          "\"${x.y}\"",
          "\"${nothing}\"",
          "\"${hostvars[$inventory_hostname].x}\"",
          "[[a], [b]]",
          "-1",
          "1.5",
          "\"${list.sort($l)}\"",
          "\"${math.add($x, 1)}\"",
          "[]",
          "\"${omit}\"",
          "[{a: 1}, null]",
          "\"${ansible_failed_task.name|'none'}\"",
          "\"${groups}\"",
          "\"${json.render($m)}\"",
          "\"${l.get(7)}\"",
          "\"${facts}\"",
          "\"${role_name|1}\"",
          "\"${loop.index|0}\"",
          "\"${\"");
  private static final List<String> MODULES =
      List.of(
          "debug: {msg: VALUE}",
          "debug: {msg: VALUE }",
          "debug: {var: x}",
          "debug: {var: VALUE}",
          "set_fact: {x: VALUE}",
          "set_fact: {new: VALUE, l: VALUE}",
          "assert: {that: CONDITION}",
          "fail: {msg: VALUE}",
          "fail:",
          "meta: flush_handlers",
          "meta: end_host",
          "meta: end_play",
          "meta: noop",
          "meta: clear_facts",
          "command: /bin/true",
          "command: /bin/false",
          "debug:",
          "include_tasks: more.yml",
          "import_tasks: more.yml",
          "include_role: {name: r}",
          "import_role: {name: r}",
          "include_vars: vars.yml",
          "include_tasks: VALUE",
          "assert: {that: [CONDITION, CONDITION], fail_msg: VALUE}",
          "include_vars: {file: VALUE}");
  private static final List<String> KEYWORDS =
      List.of(
          "when: CONDITION",
          "when: CONDITION",
          "loop: VALUE",
          "loop: [a, b]",
          "register: result",
          "failed_when: CONDITION",
          "changed_when: CONDITION",
          "ignore_errors: true",
          "vars: {x: VALUE, y: \"${x}\"}",
          "notify: h",
          "notify: [h, topic]",
          "tags: [t, always]",
          "run_once: true",
          "run_once: VALUE",
          "delegate_to: b",
          "delegate_to: VALUE",
          "id: t",
          "no_log: true",
          "loop_control: {loop_var: x, index_var: i, label: VALUE}",
          "name: VALUE",
          "until: CONDITION\nretries: 1\ndelay: 0",
          "environment: {A: VALUE}",
          "check_mode: true",
          "any_errors_fatal: true",
          "throttle: 1",
          "timeout: 5",
          "ignore_unreachable: true",
          "delegate_to: b\ndelegate_facts: true",
          "needs: t",
          "retries: VALUE\ndelay: 0",
          "vars: VALUE",
          "tags: VALUE",
          "throttle: VALUE",
          "module_defaults: {fail: {msg: VALUE}}");
  private static final List<String> FOR_BLOCKS =
      List.of(
          "when: CONDITION",
          "vars: {x: VALUE}",
          "ignore_errors: true",
          "any_errors_fatal: true",
          "run_once: true",
          "delegate_to: b",
          "tags: t",
          "parallel: true",
          "notify: h",
          "check_mode: CONDITION",
          "name: VALUE",
          "no_log: true",
          "throttle: 1");
  private static final List<String> FOR_PLAYS =
      List.of(
          "vars: {x: VALUE, nothing: VALUE}",
          "serial: 1",
          "serial: VALUE",
          "serial: [1, '50%']",
          "strategy: linear",
          "order: reverse_sorted",
          "any_errors_fatal: true",
          "name: VALUE",
          "max_fail_percentage: 40",
          "force_handlers: true",
          "vars_files: [vars.yml]",
          "tags: t",
          "roles: [r]",
          "roles: [{role: r, x: VALUE, when: CONDITION}]",
          "ignore_errors: true",
          "vars_files: VALUE",
          "run_once: true",
          "gather_facts: true",
          "max_fail_percentage: 0");
  private static final List<String> FOR_INCLUSIONS =
      List.of("when: CONDITION", "vars: {x: VALUE}", "tags: t", "name: VALUE");
  private static final List<String> HOSTS = List.of("all", "a", "b:c", "all:!a", "g[0]", "VALUE");
  private static final String VARIABLES =
      "x: 1\n"
          + "result: {rc: 0, changed: false}\n"
          + "l: [a, b]\n"
          + "m: {k: v}\n"
          + "cycle: \"${cycle2}\"\n"
          + "cycle2: \"${cycle}\"\n";

  /** What is refused before a run whatever is around it. */
  private static final List<String> ALWAYS_WRONG =
      List.of(
          "vars: VALUE",
          "tags: VALUE",
          "throttle: VALUE",
          "retries: VALUE",
          "run_once: VALUE",
          "include_tasks: VALUE",
          "include_vars: {file: VALUE}",
          "vars_files: VALUE",
          "VALUE",
          "serial: VALUE",
          "check_mode: CONDITION",
          "{a: 1}",
          "${x}",
          "[true]",
          "''",
          "$l[9]",
          "delegate_to: VALUE",
          "debug: {var: VALUE}",
          "name: VALUE",
          "\"${\"",
          "\"$x and\"",
          "$item == 'a'",
          "$loop.first",
          "[$x, $x > 0]",
          "$facts.nothing",
          "retries: VALUE\ndelay: 0",
          "$nothing",
          "\"${nothing}\"",
          "needs: t",
          "loop: VALUE",
          "id: t",
          "${r|{}}",
          "\"${cycle}\"",
          "$cycle");

  private final RandomGenerator random;
  private final boolean sane;

  /**
   * @param sane whether what is certainly refused is left out, so that most projects run
   */
  Grower(RandomGenerator random, boolean sane) {
    this.random = random;
    this.sane = sane;
  }

  /** A project of a playbook, a role, an included file and an inventory of three hosts. */
  Case project() {
    Map<String, String> files = new LinkedHashMap<>();
    String plays = play() + (random.nextInt(3) == 0 ? play() : "");
    files.put(Case.PLAYBOOK, plays);
    files.put(Case.INVENTORY, "[g]\na\nb x=5\nc\n");
    files.put("group_vars/all.yml", VARIABLES);
    files.put("vars.yml", "x: 2\n");
    files.put("more.yml", sane ? "- set_fact: {x: 7}\n- command: /bin/false\n" : tasks(1));
    files.put("roles/r/tasks/main.yml", sane ? "- debug: {msg: role}\n" : tasks(1));
    files.put("roles/r/defaults/main.yml", "y: " + value() + "\n");
    files.put("roles/r/handlers/main.yml", "- name: h\n  debug: {msg: role}\n");
    boolean dry = random.nextInt(4) == 0;
    Case.Asked asked = new Case.Asked(dry, "", "", "", List.of());
    return new Case("grown", files, asked, "", List.of(), Optional.empty());
  }

  private String play() {
    StringBuilder play = new StringBuilder("- hosts: " + filled(one(HOSTS)) + "\n");
    play.append(some(FOR_PLAYS, 3).indent(2));
    play.append("  handlers:\n    - name: h\n      debug: {msg: handled}\n");
    play.append("    - name: other\n      listen: topic\n")
        .append((sane ? "debug:" : module()).indent(6));
    return play.append("  tasks:\n").append(tasks(2).indent(4)).toString();
  }

  private String tasks(int depth) {
    StringBuilder tasks = new StringBuilder();
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      boolean block = depth > 0 && random.nextInt(4) == 0;
      String step = block ? block(depth - 1) : task();
      tasks.append("- ").append(step.indent(2).substring(2));
    }
    return tasks.toString();
  }

  private String task() {
    String module = module();
    boolean plain = sane && module.matches("(?s)(in|imp).*");
    return module + some(plain ? FOR_INCLUSIONS : KEYWORDS, 3);
  }

  private String block(int depth) {
    String rescue = random.nextBoolean() ? "rescue:\n" + tasks(depth).indent(2) : "";
    String always = random.nextBoolean() ? "always:\n" + tasks(depth).indent(2) : "";
    return "block:\n" + tasks(depth).indent(2) + rescue + always + some(FOR_BLOCKS, 2);
  }

  private String module() {
    return filled(one(MODULES)) + "\n";
  }

  private String some(List<String> keywords, int most) {
    Map<String, String> chosen = new LinkedHashMap<>();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      String keyword = filled(one(keywords));
      chosen.put(keyword.substring(0, keyword.indexOf(':')), keyword + "\n");
    }
    return String.join("", chosen.values());
  }

  private String filled(String form) {
    String filled = form;
    while (filled.contains("VALUE") || filled.contains("CONDITION")) {
      filled = filled.replaceFirst("VALUE", quoted(value()));
      filled = filled.replaceFirst("CONDITION", quoted(one(CONDITIONS)));
    }
    return filled;
  }

  private static String quoted(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }

  private String value() {
    return one(VALUES);
  }

  private String one(List<String> all) {
    List<String> left = sane ? all.stream().filter(o -> !ALWAYS_WRONG.contains(o)).toList() : all;
    return left.get(random.nextInt(left.size()));
  }
}
