package dev.slipway.modules.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Declared permissions: a number, or what {@code chmod} calls a symbolic mode. */
public sealed interface Mode {
  /** All bits that a mode can have. */
  int ALL = 07777;

  /**
   * The permission bits afterwards.
   *
   * @param before the bits before
   * @param directory whether it is about a directory, which {@code X} asks
   * @param umask bits that a clause without {@code u g o a} leaves alone
   */
  int after(int before, boolean directory, int umask);

  /** Whether {@link #after} depends on the umask. */
  boolean dependsOnUmask();

  /**
   * Reads {@code 644}, {@code 0644}, {@code u=rw,go=r}, {@code +x} and the like.
   *
   * @return empty when the text is no mode
   */
  static Optional<Mode> parse(String text) {
    if (Octal.FORM.matcher(text).matches()) {
      return Optional.of(new Octal(Integer.parseInt(text, Octal.RADIX)));
    }
    List<Symbolic.Clause> clauses = new ArrayList<>();
    for (String clause : text.split(",", -1)) {
      if (!Symbolic.FORM.matcher(clause).matches()) {
        return Optional.empty();
      }
      clauses.addAll(Symbolic.clauses(clause));
    }
    return Optional.of(new Symbolic(clauses));
  }

  /** As a user writes permission bits: four octal digits. */
  static String text(int bits) {
    return "%04o".formatted(bits);
  }

  /** Exactly these bits. */
  record Octal(int bits) implements Mode {
    private static final Pattern FORM = Pattern.compile("0?[0-7]{1,4}");
    private static final int RADIX = 8;

    @Override
    public int after(int before, boolean directory, int umask) {
      return bits;
    }

    @Override
    public boolean dependsOnUmask() {
      return false;
    }
  }

  /** Changes of the bits before, one after the other. */
  record Symbolic(List<Clause> clauses) implements Mode {
    private static final Pattern FORM = Pattern.compile("[ugoa]*([-+=]([rwxXst]*|[ugo]))+");
    private static final Pattern STEP = Pattern.compile("([-+=])([ugo]|[rwxXst]*)");

    public Symbolic {
      clauses = List.copyOf(clauses);
    }

    /**
     * One step.
     *
     * @param who some of {@code ugo}
     * @param operator one of {@code -+=}
     * @param what some of {@code rwxXst}, or one of {@code ugo}
     * @param masked whether the umask holds bits back
     */
    record Clause(String who, char operator, String what, boolean masked) {
      private static final int EVERYBODY_EXECUTES = 0111;

      int after(int before, boolean directory, int umask) {
        int named = 0;
        int range = 0;
        for (int at = 0; at < who.length(); at++) {
          char person = who.charAt(at);
          named |= bits(person, before, directory);
          range |= range(person);
        }
        int bits = masked ? named & ~umask : named;
        return switch (operator) {
          case '+' -> before | bits;
          case '-' -> before & ~bits;
          default -> (before & ~range) | bits;
        };
      }

      private int bits(char person, int before, boolean directory) {
        int shift = shift(person);
        int bits = 0;
        for (int at = 0; at < what.length(); at++) {
          char permission = what.charAt(at);
          bits |=
              switch (permission) {
                case 'r' -> 4 << shift;
                case 'w' -> 2 << shift;
                case 'x' -> 1 << shift;
                case 'X' -> directory || (before & EVERYBODY_EXECUTES) != 0 ? 1 << shift : 0;
                case 's' -> person == 'o' ? 0 : special(person);
                case 't' -> person == 'o' ? special(person) : 0;
                default -> (before >> shift(permission) & 7) << shift;
              };
        }
        return bits;
      }

      private static int shift(char person) {
        return switch (person) {
          case 'u' -> 6;
          case 'g' -> 3;
          default -> 0;
        };
      }

      private static int special(char person) {
        return 01000 << (shift(person) / 3);
      }

      private static int range(char person) {
        return 7 << shift(person) | special(person);
      }
    }

    private static List<Clause> clauses(String text) {
      int end = 0;
      while ("ugoa".indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      String who = text.substring(0, end);
      String people = who.isEmpty() || who.contains("a") ? "ugo" : who;
      List<Clause> clauses = new ArrayList<>();
      Matcher steps = STEP.matcher(text.substring(end));
      while (steps.find()) {
        clauses.add(new Clause(people, steps.group(1).charAt(0), steps.group(2), who.isEmpty()));
      }
      return clauses;
    }

    @Override
    public int after(int before, boolean directory, int umask) {
      int bits = before;
      for (Clause clause : clauses) {
        bits = clause.after(bits, directory, umask);
      }
      return bits;
    }

    @Override
    public boolean dependsOnUmask() {
      return clauses.stream().anyMatch(Clause::masked);
    }
  }
}
