package dev.slipway;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A playbook whose tasks depend on each other in every way: through the host, through registered
 * results, through conditions, loops, failures that are ignored or rescued, and handlers.
 */
record RandomPlaybook(Random random) {
  private static final int KEYS = 5;
  private static final int MOST_TASKS = 14;

  /** What a host has before: some keys, most of them as a task may want them. */
  static Map<String, String> texts(Random random) {
    Map<String, String> texts = new TreeMap<>();
    for (int key = 0; key < KEYS; key++) {
      if (random.nextInt(4) > 0) {
        texts.put("k" + key, "v" + random.nextInt(2));
      }
    }
    return texts;
  }

  String text() {
    StringBuilder text = new StringBuilder("- hosts: all\n  tasks:\n");
    int tasks = 2 + random.nextInt(MOST_TASKS);
    for (int number = 0; number < tasks; number++) {
      text.append(random.nextInt(6) == 0 ? block(number) : task(number, "    "));
    }
    return text.append(
            """
              handlers:
                - name: told
                  keep: {key: handled, from: k0}
                  ignore_errors: true
            """)
        .toString();
  }

  /** A block that is rescued when the text that it reads is not there. */
  private String block(int number) {
    return "    - block:\n        - name: tried "
        + number
        + "\n          keep: {key: "
        + key()
        + ", from: "
        + key()
        + "}\n      rescue:\n        - name: rescued "
        + number
        + "\n          keep: {key: "
        + key()
        + ", value: v0}\n"
        + task(number, "    ");
  }

  private String task(int number, String indent) {
    StringBuilder text = new StringBuilder();
    boolean looped = random.nextInt(5) == 0;
    String key = looped ? "'${item}'" : key();
    text.append(indent).append("- name: task ").append(number).append('\n');
    text.append(indent).append("  keep: {key: ").append(key).append(", ");
    text.append(value(number)).append("}\n");
    text.append(indent).append("  ignore_errors: true\n");
    if (looped) {
      text.append(indent).append("  loop: [").append(key()).append(", ").append(key());
      text.append("]\n");
    } else {
      text.append(indent).append("  register: r").append(number).append('\n');
    }
    if (number > 0 && random.nextInt(4) == 0) {
      text.append(indent).append("  when: ${r").append(random.nextInt(number));
      text.append(".changed|true}\n");
    }
    if (random.nextInt(5) == 0) {
      text.append(indent).append("  notify: told\n");
    }
    return text.toString();
  }

  private String value(int number) {
    return switch (random.nextInt(3)) {
      case 0 -> "from: " + key();
      case 1 -> "value: \"${r" + random.nextInt(number + 1) + ".text|'v1'}\"";
      default -> "value: v" + random.nextInt(2);
    };
  }

  private String key() {
    return "k" + random.nextInt(KEYS);
  }
}
