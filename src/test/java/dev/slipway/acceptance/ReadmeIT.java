package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lab.Lab;
import dev.slipway.lab.LabFleet;
import dev.slipway.lab.LabUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The listings of the README are what a reader gets. */
@Lab(hosts = 3, fresh = true)
class ReadmeIT {
  private static final Pattern BLOCK = Pattern.compile("```\n(\\$ .*?)```", Pattern.DOTALL);
  private static final String LEFT_OUT = "  ...";

  @TempDir private Path folder;

  /** A command of a listing and the lines below it. */
  private record Listing(List<String> words, List<String> lines) {}

  @Test
  void listings_areWhatTheCommandsPrint(LabFleet fleet) throws IOException {
    Path inventory = folder.resolve("inventory.yml");
    Files.writeString(inventory, fleet.inventory(LabUser.OPERATOR));
    List<Listing> listings = listings();
    assertThat(listings).hasSize(3);
    for (Listing listing : listings) {
      String[] arguments =
          listing.words().stream()
              .skip(1)
              .map(word -> word.equals("inventory.yml") ? inventory.toString() : word)
              .toArray(String[]::new);
      Slipway.Finished finished = Slipway.run(arguments);
      assertThat(finished.exit()).as(finished.toString()).isZero();
      List<String> printed = finished.output().lines().map(ReadmeIT::comparable).toList();
      List<String> shown = listing.lines().stream().map(ReadmeIT::comparable).toList();
      assertThat(printed).containsSubsequence(shown);
    }
  }

  private static List<Listing> listings() throws IOException {
    String readme = Files.readString(Slipway.root().resolve("README.md"));
    List<Listing> listings = new ArrayList<>();
    for (MatchResult block : BLOCK.matcher(readme).results().toList()) {
      for (String part : block.group(1).split("(?m)^\\$ ", -1)) {
        if (!part.isBlank()) {
          List<String> lines = part.lines().toList();
          listings.add(
              new Listing(
                  List.of(lines.getFirst().split(" ", -1)),
                  lines.stream()
                      .skip(1)
                      .filter(line -> !line.isBlank() && !line.equals(LEFT_OUT))
                      .toList()));
        }
      }
    }
    return listings;
  }

  /** Without what differs from one place and time to another. */
  private static String comparable(String line) {
    return line.replaceAll("\\b(node|host)(\\d)\\b", "node$2")
        .replaceAll("\\d+\\.\\d+ s$", "TIME")
        .replaceAll("10\\.\\d+\\.\\d+\\.", "10.0.0.")
        .replaceAll("(version: )\\S+", "$1VERSION")
        .strip();
  }
}
