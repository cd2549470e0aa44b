package io.k8s.pkgbuilder.config;

import io.k8s.pkgbuilder.diagnostic.Located;
import io.k8s.pkgbuilder.model.Relation;

/**
 * One relation, whose package may be called differently in each format.
 *
 * @param relation the parsed relation, of the kind it is listed under; a format for which it is
 *     absent has no such relation
 */
public record RelationSpec(PerFormat<Located<Relation>> relation) {}
