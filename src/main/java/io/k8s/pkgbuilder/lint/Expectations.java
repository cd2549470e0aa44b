package io.k8s.pkgbuilder.lint;

import java.util.Optional;

/** Configurations by package. */
public interface Expectations {
  /** Nobody configured anything. */
  Expectations NONE = (name, format) -> Optional.empty();

  /** Empty where there is no configuration of that package. */
  Optional<Expectation> of(String name, String format);
}
