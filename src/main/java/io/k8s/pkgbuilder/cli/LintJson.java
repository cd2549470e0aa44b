package io.k8s.pkgbuilder.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.k8s.pkgbuilder.lint.Finding;
import io.k8s.pkgbuilder.lint.LintResult;

/** What lint found, for programs: the contract of {@code lint --output json}. */
final class LintJson {
  private LintJson() {}

  /** An object, '\n' line ends, one at the end. */
  static String render(int packages, LintResult result) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("packages", packages);
    ArrayNode findings = node.putArray("findings");
    result.findings().forEach(finding -> add(findings.addObject(), finding));
    ArrayNode suppressed = node.putArray("suppressed");
    result
        .suppressed()
        .forEach(one -> add(suppressed.addObject(), one.finding()).put("reason", one.reason()));
    ArrayNode notRun = node.putArray("notRun");
    result.notRun().forEach(notRun::add);
    ArrayNode unused = node.putArray("unused");
    result.unused().forEach(unused::add);
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of nodes is always JSON", e);
    }
  }

  private static ObjectNode add(ObjectNode node, Finding finding) {
    node.put("file", finding.file());
    node.put("check", finding.check());
    node.put("level", finding.level().word());
    if (!finding.path().isEmpty()) {
      node.put("path", finding.path());
    }
    return node.put("message", finding.message());
  }
}
