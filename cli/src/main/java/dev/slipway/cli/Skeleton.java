package dev.slipway.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What new projects and roles begin with: texts, by the paths of their files. */
final class Skeleton {
  private static final String SETTINGS =
      """
      # The settings of this project. "slipway config" shows all, and where each comes from.
      inventory: inventory/hosts.yml
      """;

  private static final String HOSTS =
      """
      # The hosts, in Ansible's form. This one is the machine that you sit at; others are reached by SSH:
      #   web1: {ansible_host: 192.0.2.10, ansible_user: admin}
      all:
        hosts:
          localhost:
            ansible_connection: local
      """;

  private static final String VARIABLES =
      """
      # Variables of all hosts; inventory/host_vars/HOST.yml has those of one.
      hello_greeting: Hello from ${inventory_hostname}, which runs ${facts.distribution}
      """;

  private static final String PLAYBOOK =
      """
      - name: Site
        hosts: all
        roles:
          - hello
      """;

  private static final String READ_ME =
      """
      # PROJECT

      | To | Type |
      |---|---|
      | check everything without a host | `slipway check site.yml` |
      | see what would change | `slipway plan site.yml` |
      | do it | `slipway run site.yml` |
      | make another role | `slipway init role NAME` |
      """;

  private static final String TASKS =
      """
      - name: Greeting
        template:
          src: greeting.txt.vm
          dest: ${PREFIX_file}
          mode: '0644'
      """;

  private static final String DEFAULTS =
      """
      PREFIX_greeting: Hello from ${inventory_hostname}
      PREFIX_file: ~/NAME.txt
      """;

  private static final String ARGUMENTS =
      """
      argument_specs:
        main:
          short_description: A greeting in a file
          options:
            PREFIX_greeting:
              description: What the file says.
            PREFIX_file:
              type: path
              description: The file on the host.
      """;

  private Skeleton() {}

  /**
   * @param name of the project's folder
   */
  static Map<String, String> project(String name) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("slipway.yml", SETTINGS);
    files.put("inventory/hosts.yml", HOSTS);
    files.put("inventory/group_vars/all.yml", VARIABLES);
    files.put("site.yml", PLAYBOOK);
    role("hello").forEach((path, text) -> files.put("roles/hello/" + path, text));
    files.put("README.md", READ_ME.replace("PROJECT", name));
    return files;
  }

  static Map<String, String> role(String name) {
    String prefix = name.replace('-', '_');
    Map<String, String> files = new LinkedHashMap<>();
    files.put("tasks/main.yml", TASKS);
    files.put("defaults/main.yml", DEFAULTS);
    files.put("meta/argument_specs.yml", ARGUMENTS);
    files.put("templates/greeting.txt.vm", "${PREFIX_greeting}\n");
    files.replaceAll((_, text) -> text.replace("PREFIX", prefix).replace("NAME", name));
    return files;
  }
}
