package io.k8s.pkgbuilder.model;

/**
 * A line of a deb's triggers file, deb-triggers(5).
 *
 * @param directive interest, interest-await, interest-noawait, activate, activate-await or
 *     activate-noawait
 */
public record Trigger(String directive, String name) {}
