package io.k8s.pkgbuilder.source.fetch;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where to go instead of addresses that begin in certain ways.
 *
 * @param all the first that matches counts, the longest before the shorter
 */
public record Mirrors(List<Mirror> all) {
  /**
   * One replacement.
   *
   * @param from the beginning of addresses, e.g. https://dl.k8s.io, up to the end of a part
   * @param to what stands there instead
   */
  public record Mirror(String from, String to) {}

  public Mirrors {
    all =
        all.stream()
            .sorted(Comparator.comparingInt((Mirror mirror) -> mirror.from.length()).reversed())
            .toList();
  }

  /**
   * Reads FROM=TO, each as users write them.
   *
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category USAGE when one is not so
   */
  public static Mirrors parse(List<String> texts) {
    return new Mirrors(texts.stream().map(Mirrors::one).toList());
  }

  private static Mirror one(String text) {
    int equals = text.indexOf('=');
    String from = equals < 0 ? "" : text.substring(0, equals).strip();
    String to = equals < 0 ? "" : text.substring(equals + 1).strip();
    if (!from.contains("://") || !to.contains("://")) {
      throw new Diagnostic(
              Category.USAGE,
              Optional.empty(),
              "'" + text + "' is no mirror",
              Optional.of("write FROM=TO, e.g. https://dl.k8s.io=https://mirror.example/k8s"))
          .asException();
    }
    Address.parse(to);
    return new Mirror(withoutSlash(from), withoutSlash(to));
  }

  private static String withoutSlash(String text) {
    return text.replaceFirst("/+$", "");
  }

  /** Where an address really is. */
  public String apply(String address) {
    for (Mirror mirror : all) {
      String from = mirror.from;
      boolean matches =
          address.startsWith(from)
              && (address.length() == from.length()
                  || "/?#".indexOf(address.charAt(from.length())) >= 0);
      if (matches) {
        return mirror.to + address.substring(from.length());
      }
    }
    return address;
  }
}
