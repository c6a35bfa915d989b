package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Position;
import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.tree.Scalar;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPatternTest {
  private final Problems problems = new Problems();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          all                  ; web1 web2 web3 db1 test1 10.0.0.1
          *                    ; web1 web2 web3 db1 test1 10.0.0.1
          web                  ; web1 web2 web3
          web1                 ; web1
          10.0.0.1             ; 10.0.0.1
          db:web               ; web1 web2 web3 db1
          db,web               ; web1 web2 web3 db1
          db, web1             ; web1 db1
          web1:web1            ; web1
          web1,                ; web1
          ,web1:               ; web1
          prod:&stage          ; web3
          &stage:prod          ; web3
          prod:& stage         ; web3
          &stage:&web          ; web3
          web:!web2            ; web1 web3
          !web2:web            ; web1 web3
          !web                 ; db1 test1 10.0.0.1
          !web:!db             ; test1 10.0.0.1
          prod:&web:!web1:db   ; web2 web3
          all:!prod:!stage     ; 10.0.0.1
          web:!spare           ; web1 web2 web3
          web*                 ; web1 web2 web3
          web?                 ; web1 web2 web3
          *b1                  ; web1 db1
          web[!1]              ; web2 web3
          web[!a-z]            ; web1 web2 web3
          pro*                 ; web1 web2 web3 db1
          *:!*b*               ; test1 10.0.0.1
          10.*                 ; 10.0.0.1
          web:!nothing*        ; web1 web2 web3
          ~web                 ; web1 web2 web3
          ~web[13]             ; web1 web3
          ~(web|db)1           ; web1 db1
          ~w.b(?:1|2)          ; web1 web2
          ~[a-z]{3}[0-9]       ; web1 web2 web3
          ~web[1,2]:db1        ; web1 web2 db1
          ~.*1$                ; web1 db1 test1 10.0.0.1
          web:!~web[12]        ; web3
          ~web\\d:&~.*[23]     ; web2 web3
          web[0]               ; web1
          web[1]               ; web2
          web[-1]              ; web3
          web[-3]              ; web1
          web[0:1]             ; web1 web2
          web[1:]              ; web2 web3
          web[:1]              ; web1 web2
          web[:]               ; web1 web2 web3
          web[-2:]             ; web2 web3
          web[-2:-1]           ; web2 web3
          web[0:99]            ; web1 web2 web3
          web[-99:0]           ; web1
          all[4]               ; test1
          prod[-1]             ; db1
          web1[0]              ; web1
          web*[1]              ; web2
          web[0]:db            ; web1 db1
          all:!web[0]          ; web2 web3 db1 test1 10.0.0.1
          localhost            ; localhost
          127.0.0.1            ; localhost
          ::1                  ; localhost
          web1:localhost       ; web1 localhost
          """)
  void select_readablePattern_givesHostsInInventoryOrder(String pattern, String expected) {
    assertThat(select(pattern)).containsExactly(expected.split(" "));
    assertThat(problems.hasErrors()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wbe         | No host or group is named "wbe".      | did you mean "web"?
          web:test2   | No host or group is named "test2".    | did you mean "test1"?
          web:!web4   | No host or group is named "web4".     | did you mean "web"?
          web:&stag   | No host or group is named "stag".     | did you mean "stage"?
          elsewhere   | No host or group is named "elsewhere". | "slipway inventory" lists the hosts and groups there are
          Web1        | No host or group is named "Web1".     | did you mean "web1"?
          wbe[0]      | No host or group is named "wbe".      | did you mean "web"?
          cache*      | No host or group matches "cache*".    | "slipway inventory" lists the hosts and groups there are
          ~cache      | No host or group matches "~cache".    | "slipway inventory" lists the hosts and groups there are
          web:&cache* | No host or group matches "cache*".    | "slipway inventory" lists the hosts and groups there are
          """)
  void select_unknownName_isAnErrorWithTheNearestName(String pattern, String message, String fix) {
    select(pattern);

    assertThat(problems.all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.UNKNOWN_PATTERN);
              assertThat(problem.message()).isEqualTo(message);
              assertThat(problem.fix()).isEqualTo(fix);
            });
    assertThat(problems.hasErrors()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spare         | "spare" has no hosts.
          spar*         | "spar*" has no hosts.
          spare[0]      | "spare[0]" has no hosts.
          web[3]        | "web[3]" selects nothing: there are 3 hosts.
          web[2:1]      | "web[2:1]" selects nothing: there are 3 hosts.
          db[1]         | "db[1]" selects nothing: there is 1 host.
          web:&db       | The pattern leaves no host.
          web1:!web     | The pattern leaves no host.
          """)
  void select_nothingLeft_isAWarning(String pattern, String message) {
    assertThat(select(pattern)).isEmpty();
    assertThat(problems.hasErrors()).isFalse();
    assertThat(problems.all())
        .singleElement()
        .returns(ProblemCode.EMPTY_GROUP, Problem::code)
        .returns(message, Problem::message);
  }

  @Test
  void select_unmatchedWildcardTakenAway_isAWarning() {
    assertThat(select("web:!cache*")).containsExactly("web1", "web2", "web3");
    assertThat(problems.hasErrors()).isFalse();
    assertThat(problems.all()).singleElement().returns(ProblemCode.UNKNOWN_PATTERN, Problem::code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ,            | The host pattern is empty.
          ' '          | The host pattern is empty.
          !            | "!" names nothing.
          & :web       | "&" names nothing.
          @hosts.retry | A file of hosts ("@hosts.retry") is taken by --limit only.
          web1 web2    | "web1 web2" has a space in it.
          web[0-1]     | "web[0-1]" can be read in two ways.
          web[0        | The brackets in "web[0" do not match.
          web0]        | The brackets in "web0]" do not match.
          web[z-a]*    | "web[z-a]*" has characters in brackets that are no range.
          ~web(        | The regular expression "web(" is not valid: unclosed group.
          """)
  void parse_unreadablePattern_isAnError(String pattern, String message) {
    HostPattern.parse(scalar(pattern), problems);

    assertThat(problems.all())
        .singleElement()
        .returns(ProblemCode.PATTERN_SYNTAX, Problem::code)
        .returns(message, Problem::message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~(", "@file", "!"})
  void select_nothingReadable_selectsNoHost(String pattern) {
    assertThat(select(pattern)).isEmpty();
  }

  @Test
  void parse_severalValues_areOnePattern() {
    HostPattern pattern =
        HostPattern.parse(List.of(scalar("web"), scalar("!web1"), scalar("&stage")), problems);

    assertThat(names(pattern.select(Inventories.shop(), problems))).containsExactly("web3");
  }

  @Test
  void parse_nameThatIsHostAndGroup_meansTheGroup() {
    Inventory inventory =
        Inventories.of(List.of("a", "b"), java.util.Map.of("a", List.of("a", "b")));

    HostPattern pattern = HostPattern.parse(scalar("a"), problems);

    assertThat(names(pattern.select(inventory, problems))).containsExactly("a", "b");
  }

  @Test
  void select_secondTermUnknown_pointsAtItsCharacters() {
    select("web:!cahe");

    assertThat(problems.all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.range().start()).isEqualTo(new Position(1, 13));
              assertThat(problem.range().end()).isEqualTo(new Position(1, 18));
            });
  }

  private List<String> select(String pattern) {
    return names(HostPattern.parse(scalar(pattern), problems).select(Inventories.shop(), problems));
  }

  private static List<String> names(List<Host> hosts) {
    return hosts.stream().map(Host::name).toList();
  }

  /** The pattern as the value of {@code hosts: } on one line. */
  private static Scalar scalar(String pattern) {
    SourceFile file = new SourceFile("site.yml", "hosts:  " + pattern);
    return Scalar.text(
        file.range(new Position(1, 9), new Position(1, 9 + pattern.length())), pattern);
  }
}
