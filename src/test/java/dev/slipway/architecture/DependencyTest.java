package dev.slipway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Every dependency has a row in docs/dependencies.md, with what it is for and why this one. */
final class DependencyTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([\\w.-]+:[\\w.-]+)` \\| ([^|]+) \\| ([^|]+) \\|$");

  private static Document root;

  @BeforeAll
  static void readRootPom() throws IOException, SAXException, ParserConfigurationException {
    root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(SourceTree.ROOT.resolve("pom.xml").toFile());
  }

  @Test
  void everyDependency_isDocumented_andNoOther() {
    String text = SourceTree.text(SourceTree.ROOT.resolve("docs/dependencies.md"));
    Set<String> rows =
        ROW.matcher(text)
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(rows).isEqualTo(managed());
  }

  @Test
  void versions_areInTheRootPomAlone() throws IOException {
    try (Stream<java.nio.file.Path> files = Files.walk(SourceTree.ROOT)) {
      List<String> poms =
          files
              .filter(file -> file.endsWith("pom.xml") && !file.toString().contains("/target/"))
              .filter(file -> !file.equals(SourceTree.ROOT.resolve("pom.xml")))
              .map(SourceTree::text)
              .map(text -> text.replaceFirst("(?s)<parent>.*?</parent>", ""))
              .toList();
      assertThat(poms).hasSizeGreaterThanOrEqualTo(5).noneMatch(text -> text.contains("<version>"));
    }
  }

  @Test
  void versions_areExact() {
    assertThat(texts("/project/properties/*[contains(name(), '.version')]"))
        .isNotEmpty()
        .allMatch(version -> version.matches("\\d[\\w.-]*"))
        .noneMatch(version -> version.matches("(?i).*(snapshot|alpha|beta|-m\\d|-rc).*"));
  }

  private static Set<String> managed() {
    Set<String> names = new TreeSet<>();
    NodeList found = select("/project/dependencyManagement/dependencies/dependency");
    for (int i = 0; i < found.getLength(); i++) {
      Element dependency = (Element) found.item(i);
      String group = text(dependency, "groupId");
      if (!group.equals("dev.slipway")) {
        names.add(group + ":" + text(dependency, "artifactId"));
      }
    }
    return names;
  }

  private static List<String> texts(String path) {
    NodeList found = select(path);
    return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1)
        .map(i -> found.item(i).getTextContent())
        .toList();
  }

  private static String text(Element parent, String child) {
    return parent.getElementsByTagName(child).item(0).getTextContent();
  }

  private static NodeList select(String path) {
    try {
      XPath xpath = XPathFactory.newInstance().newXPath();
      return (NodeList) xpath.evaluate(path, root, XPathConstants.NODESET);
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
