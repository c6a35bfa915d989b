package dev.slipway.report;

import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Test results in the form that CI servers read: {@code testsuites}, {@code testsuite}, {@code
 * testcase} with {@code failure}, {@code error}, {@code skipped} and {@code system-out}. Well
 * formed whatever characters the texts have: those that XML cannot hold become U+FFFD.
 */
final class JUnitXml {
  private static final double MILLIS = 1000.0;

  private JUnitXml() {}

  /** Cases that belong together. */
  record Suite(String name, List<Case> cases) {
    Suite {
      cases = List.copyOf(cases);
    }

    private long count(Kind kind) {
      return cases.stream().filter(one -> one.verdict().kind() == kind).count();
    }

    private Duration took() {
      return cases.stream().map(Case::took).reduce(Duration.ZERO, Duration::plus);
    }
  }

  /**
   * One result.
   *
   * @param group what it is listed below
   * @param place where it is written
   * @param said further lines, of no weight
   */
  record Case(
      String name,
      String group,
      Optional<Place> place,
      Duration took,
      Verdict verdict,
      List<String> said) {
    Case {
      said = List.copyOf(said);
    }

    Case withVerdict(Verdict other) {
      return new Case(name, group, place, took, other, said);
    }
  }

  /** A line of a file. */
  record Place(String file, int line) {}

  /** How a case can end. */
  enum Kind {
    PASSED,
    SKIPPED,
    FAILED,
    /** It could not be tried. */
    BROKEN
  }

  /**
   * How a case ended.
   *
   * @param message in one line; empty when it passed
   * @param lines all that is known
   */
  record Verdict(Kind kind, String message, List<String> lines) {
    static final Verdict PASSED = new Verdict(Kind.PASSED, "", List.of());

    Verdict {
      lines = List.copyOf(lines);
    }
  }

  /** The whole document. */
  static String of(List<Suite> suites) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      open(xml, "testsuites");
      attribute(xml, "name", "slipway");
      counts(xml, suites);
      for (Suite suite : suites) {
        suite(xml, suite);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("elements written in pairs are well formed", e);
    }
    return text.append('\n').toString();
  }

  private static void open(XMLStreamWriter xml, String element) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(element);
  }

  private static void counts(XMLStreamWriter xml, List<Suite> suites) throws XMLStreamException {
    attribute(xml, "tests", "" + suites.stream().mapToInt(one -> one.cases().size()).sum());
    attribute(xml, "failures", count(suites, Kind.FAILED));
    attribute(xml, "errors", count(suites, Kind.BROKEN));
    attribute(xml, "skipped", count(suites, Kind.SKIPPED));
    attribute(
        xml, "time", time(suites.stream().map(Suite::took).reduce(Duration.ZERO, Duration::plus)));
  }

  private static String count(List<Suite> suites, Kind kind) {
    return String.valueOf(suites.stream().mapToLong(one -> one.count(kind)).sum());
  }

  private static void suite(XMLStreamWriter xml, Suite suite) throws XMLStreamException {
    open(xml, "testsuite");
    attribute(xml, "name", suite.name());
    counts(xml, List.of(suite));
    for (Case one : suite.cases()) {
      testCase(xml, one);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static void testCase(XMLStreamWriter xml, Case one) throws XMLStreamException {
    open(xml, "testcase");
    attribute(xml, "name", one.name());
    attribute(xml, "classname", one.group());
    attribute(xml, "time", time(one.took()));
    if (one.place().isPresent()) {
      attribute(xml, "file", one.place().get().file());
      attribute(xml, "line", String.valueOf(one.place().get().line()));
    }
    verdict(xml, one.verdict());
    if (!one.said().isEmpty()) {
      open(xml, "system-out");
      xml.writeCharacters(fit(String.join("\n", one.said())));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void verdict(XMLStreamWriter xml, Verdict verdict) throws XMLStreamException {
    String element =
        switch (verdict.kind()) {
          case PASSED -> "";
          case SKIPPED -> "skipped";
          case FAILED -> "failure";
          case BROKEN -> "error";
        };
    if (element.isEmpty()) {
      return;
    }
    open(xml, element);
    attribute(xml, "message", verdict.message());
    xml.writeCharacters(fit(String.join("\n", verdict.lines())));
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, fit(value.replace('\n', ' ').replace('\t', ' ')));
  }

  private static String time(Duration took) {
    return String.format(Locale.ROOT, "%.3f", took.toMillis() / MILLIS);
  }

  /** What XML 1.0 can hold (2.2, Char). */
  private static String fit(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(point -> isChar(point) ? point : 0xFFFD).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean isChar(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
