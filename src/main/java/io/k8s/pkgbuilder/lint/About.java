package io.k8s.pkgbuilder.lint;

/**
 * What a check is, for people and for suppressions.
 *
 * @param name kebab-case; never changed once released, for configurations name it
 * @param summary what it finds, in a line
 * @param why what happens to users otherwise; sentences
 * @param remedy what to do about it; sentences
 */
public record About(String name, Level level, String summary, String why, String remedy) {}
