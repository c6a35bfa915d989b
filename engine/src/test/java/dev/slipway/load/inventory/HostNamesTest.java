package dev.slipway.load.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {
  private final Problems problems = new Problems();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          web                     | web
          web[1:3]                | web1 web2 web3
          web[01:03]              | web01 web02 web03
          web[08:11]              | web08 web09 web10 web11
          web[1:10:3]             | web1 web4 web7 web10
          web[:2]                 | web0 web1 web2
          web[3:3]                | web3
          web[a:c]                | weba webb webc
          web[a:g:3]              | weba webd webg
          web[X:Z]                | webX webY webZ
          [1:2].example.net       | 1.example.net 2.example.net
          r[1:2]n[a:b]            | r1na r1nb r2na r2nb
          n[9:10].rack            | n9.rack n10.rack
          10.0.0.[1:2]            | 10.0.0.1 10.0.0.2
          fe80::1                 | fe80::1
          fe80::[1:2]             | fe80::1 fe80::2
          [fe80::1]               | fe80::1
          [::1]                   | ::1
          [2001:db8:0:0:0:0:0:1]  | 2001:db8:0:0:0:0:0:1
          """)
  void expand_pattern_givesNames(String pattern, String names) {
    HostNames.Expansion hosts = expand(pattern);

    assertThat(hosts.names()).containsExactly(names.split(" "));
    assertThat(hosts.port()).isEmpty();
    assertThat(problems.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          web:2222                | web         | 2222
          web[1:2]:22             | web1 web2   | 22
          [1:2].net:22            | 1.net 2.net | 22
          [fe80::1]:2200          | fe80::1     | 2200
          """)
  void expand_patternWithPort_givesNamesAndPort(String pattern, String names, String port) {
    HostNames.Expansion hosts = expand(pattern);

    assertThat(hosts.names()).containsExactly(names.split(" "));
    assertThat(hosts.port()).hasValueSatisfying(text -> assertThat(text.text()).isEqualTo(port));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          web[1-3]       | "[1-3]" is not a range.
          web[1]         | "[1]" is not a range.
          web[1:]        | "[1:]" is not a range.
          web[1:2:3:4]   | "[1:2:3:4]" is not a range.
          web[a:5]       | "[a:5]" is not a range of numbers or of letters.
          web[a:C]       | "[a:C]" is not a range of numbers or of letters.
          web[aa:cc]     | "[aa:cc]" is not a range of numbers or of letters.
          web[3:1]       | The range "[3:1]" ends before it begins.
          web[c:a]       | The range "[c:a]" ends before it begins.
          web[01:100]    | "01" has leading zeros, so "100" must be as long.
          web[1:5:0]     | The step "0" is not a number above 0.
          web[1:5:x]     | The step "x" is not a number above 0.
          web[1:3        | The brackets of a range do not match.
          web1:3]        | The brackets of a range do not match.
          [1:900][1:900] | "[1:900][1:900]" is more than 100000 hosts.
          web[1:200000]  | "web[1:200000]" is more than 100000 hosts.
          """)
  void expand_badRange_isAnErrorAndNoHost(String pattern, String message) {
    assertThat(expand(pattern).names()).isEmpty();
    assertThat(problems.all())
        .singleElement()
        .returns(ProblemCode.INVENTORY_SYNTAX, Problem::code)
        .returns(message, Problem::message);
  }

  @Test
  void expand_badRange_pointsInsideTheBrackets() {
    expand("web[1-3].net");

    assertThat(problems.all())
        .singleElement()
        .returns(5, problem -> problem.range().start().column())
        .returns(8, problem -> problem.range().end().column());
  }

  private HostNames.Expansion expand(String pattern) {
    SourceFile file = new SourceFile("hosts", pattern);
    return HostNames.expand(LocatedText.line(file, 1, pattern), problems);
  }
}
