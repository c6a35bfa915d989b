package dev.slipway.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The playbooks, in the words of each contestant: the same tasks with the same parameters in the
 * same order. What differs is the braces of expressions.
 */
final class Material {
  static final int SMOKE = 10;
  private static final int LARGE_FILE_MIB = 50;
  private static final int LINES_IN_A_FILE = 5;
  private static final int TEMPLATES = 30;

  private final Path folder;

  Material(Path folder) {
    this.folder = folder;
  }

  static String site(int tasks) {
    return "site-" + tasks;
  }

  /** Of each ten tasks one makes a directory, four copy, three are templates, two edit lines. */
  private static List<Integer> parts(int tasks) {
    return List.of(tasks / 10, tasks * 4 / 10, tasks * 3 / 10, tasks * 2 / 10);
  }

  /** The files that a site leaves on each host. */
  static int files(int tasks) {
    List<Integer> parts = parts(tasks);
    int edited = (parts.get(3) + LINES_IN_A_FILE - 1) / LINES_IN_A_FILE;
    return parts.get(1) + parts.get(2) + edited;
  }

  void write(Contestant contestant, List<Task> tasks) throws IOException {
    Path own = Files.createDirectories(folder(contestant));
    for (String playbook : tasks.stream().map(Task::playbook).distinct().toList()) {
      if (!playbook.isEmpty()) {
        Files.writeString(own.resolve(playbook + ".yml"), playbook(contestant, playbook));
      }
    }
    writeTemplates(own, contestant);
  }

  static void writeTemplates(Path own, Contestant contestant) throws IOException {
    Path templates = Files.createDirectories(own.resolve("templates"));
    for (int i = 0; i < TEMPLATES; i++) {
      Files.writeString(
          templates.resolve("t" + i + ".vm"),
          "# number " + i + "\nsetting = " + variable(contestant, "setting" + i % 10) + "\n");
    }
  }

  /** The playbook of a site for hosts that are all alike: nothing in it is about one of them. */
  static String flat(String root, int tasks) {
    return playbook(List.of(site(Contestant.SLIPWAY, new Where(root, "all", ""), tasks)));
  }

  /** One file for all; not the same bytes again and again. */
  void writeLargeFile() throws IOException {
    Random random = new Random(1);
    byte[] block = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(folder.resolve("large.bin"))) {
      for (int i = 0; i < LARGE_FILE_MIB; i++) {
        random.nextBytes(block);
        out.write(block);
      }
    }
  }

  Path folder(Contestant contestant) {
    return folder.resolve(contestant.word());
  }

  private static String variable(Contestant contestant, String name) {
    return contestant.isAnsible() ? "{{ " + name + " }}" : "${" + name + "}";
  }

  private String playbook(Contestant contestant, String name) {
    String host = variable(contestant, "inventory_hostname");
    String root = variable(contestant, "root") + "/" + host;
    List<String> tasks =
        switch (name) {
          case "empty" -> List.of();
          case "commands" -> repeat(Tasks.ALL, i -> "command: 'true'");
          case "compile" ->
              repeat(
                  Tasks.COMPILED / Tasks.ALL,
                  i -> site(contestant, new Where(root, host, i + "-"), Tasks.ALL));
          case "large" ->
              List.of("copy: {src: " + folder.resolve("large.bin") + ", dest: \"" + root + "\"}");
          default -> {
            int size = Integer.parseInt(name.substring("site-".length()));
            yield List.of(site(contestant, new Where(root, host, ""), size));
          }
        };
    return playbook(tasks);
  }

  private static String playbook(List<String> tasks) {
    String vars =
        IntStream.range(0, 10)
            .mapToObj(i -> "    setting" + i + ": value-" + i + "\n")
            .collect(Collectors.joining());
    return "- hosts: all\n  gather_facts: false\n  vars:\n"
        + vars
        + (tasks.isEmpty() ? "  tasks: []\n" : "  tasks:\n" + listed(tasks));
  }

  private static String listed(List<String> tasks) {
    return tasks.stream()
        .flatMap(String::lines)
        .map(task -> "    - " + task + "\n")
        .collect(Collectors.joining());
  }

  private static List<String> repeat(int times, java.util.function.IntFunction<String> text) {
    return IntStream.range(0, times).mapToObj(text).toList();
  }

  /**
   * @param root the folder for everything, an expression
   * @param host stands in what is written
   * @param prefix keeps the paths of several sites apart
   */
  private record Where(String root, String host, String prefix) {
    String folder(int number) {
      return root + "/" + prefix + "d" + number;
    }
  }

  /** One task a line. */
  private static String site(Contestant contestant, Where where, int size) {
    List<Integer> parts = parts(size);
    int folders = parts.get(0);
    List<String> tasks = new ArrayList<>();
    for (int i = 0; i < folders; i++) {
      tasks.add(task("file", "path: \"" + where.folder(i) + "\", state: directory", "0755"));
    }
    for (int i = 0; i < parts.get(1); i++) {
      String content = "content: \"number " + i + " of " + where.host() + "\\n\"";
      String path = where.folder(i % folders) + "/c" + i;
      tasks.add(task("copy", content + ", dest: \"" + path + "\"", "0644"));
    }
    for (int i = 0; i < parts.get(2); i++) {
      String source = "src: templates/t" + i % TEMPLATES + ".vm";
      String path = where.folder(i % folders) + "/t" + i;
      tasks.add(task("template", source + ", dest: \"" + path + "\"", "0644"));
    }
    for (int i = 0; i < parts.get(3); i++) {
      String path = where.folder(0) + "/l" + i / LINES_IN_A_FILE;
      String line = "line: option" + i + "=on, create: true";
      tasks.add(task("lineinfile", "path: \"" + path + "\", " + line, "0644"));
    }
    return String.join("\n", tasks);
  }

  private static String task(String module, String arguments, String mode) {
    return module + ": {" + arguments + ", mode: '" + mode + "'}";
  }
}
