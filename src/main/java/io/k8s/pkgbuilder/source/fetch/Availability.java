package io.k8s.pkgbuilder.source.fetch;

/** What a server says of an address. */
enum Availability {
  FOUND,
  MISSING,
  /** Buckets that may not be listed say so of what is missing, too. */
  DENIED
}
