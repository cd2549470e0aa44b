package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import io.k8s.pkgbuilder.source.fetch.Unpacker.Unpacked;
import java.util.List;
import java.util.stream.Collectors;

/** Whether an archive holds what a request needs. */
final class MemberChoice {
  private MemberChoice() {}

  /** One member, or for a tree at least one, no two of which would install as the same file. */
  static List<Unpacked> check(WantedBinary one, RemoteCandidate candidate, List<Unpacked> members) {
    String archive = "'" + candidate.url().replaceFirst(".*/", "") + "'";
    String member = "'" + candidate.member().orElse("") + "'";
    if (members.isEmpty()) {
      throw problem(
          archive + " holds no " + member + ", which " + one + " needs",
          "correct 'member' in the configuration");
    }
    String names = members.stream().map(Unpacked::name).collect(Collectors.joining(", "));
    if (!one.request().tree() && members.size() > 1) {
      throw problem(
          member + " means several members of " + archive + ": " + names,
          "write a 'member' that means one, or give 'local' a glob");
    }
    long distinct = members.stream().map(m -> m.name().replaceFirst(".*/", "")).distinct().count();
    if (distinct < members.size()) {
      throw problem(
          archive + " holds several files of the same name: " + names,
          "write a 'member' that means one folder");
    }
    return members;
  }

  private static DiagnosticException problem(String message, String hint) {
    return Diagnostic.of(Category.SOURCE, message).hint(hint).asException();
  }
}
