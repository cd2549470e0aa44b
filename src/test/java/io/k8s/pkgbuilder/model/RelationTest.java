package io.k8s.pkgbuilder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.model.Relation.Constraint;
import io.k8s.pkgbuilder.model.Relation.Kind;
import io.k8s.pkgbuilder.model.Relation.Target;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "iptables (>= 1.4.21)         ; iptables (>= 1.4.21)",
        "iptables >= 1.4.21           ; iptables (>= 1.4.21)",
        "iptables>=1.4.21             ; iptables (>= 1.4.21)",
        "iptables(>=1.4.21)           ; iptables (>= 1.4.21)",
        "  mount                      ; mount",
        "a | b (<< 2:1.0-1~) | c      ; a | b (<< 2:1.0-1~) | c",
        "python3:any (> 3.9)          ; python3:any (>> 3.9)",
        "foo == 1                     ; foo (= 1)",
        "(a or b)                     ; a | b",
        "(a >= 1 or b)                ; a (>= 1) | b",
        "( a  if  b )                 ; ( a if b )",
        "((a and b) or c)             ; ((a and b) or c)",
        "(a or b if c)                ; (a or b if c)",
        "rpmlib(X) <= 4.0-1           ; rpmlib(X) (<= 4.0-1)",
        "libfoo.so.1()(64bit)         ; libfoo.so.1()(64bit)",
        "font(:lang=en)               ; font(:lang=en)",
        "config(kubelet) = 1:1.0-1    ; config(kubelet) (= 1:1.0-1)",
        "perl(Foo::Bar)               ; perl(Foo::Bar)",
        "/bin/sh                      ; /bin/sh",
      })
  void readsBothFormatsForms(String text, String canonical) {
    Relation relation = Relation.parse(Kind.DEPENDS, text);

    assertThat(relation).hasToString(canonical);
    assertThat(Relation.parse(Kind.DEPENDS, canonical)).isEqualTo(relation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a |",
        "| b",
        "a b",
        "a (>= )",
        "a >=",
        ">= 1",
        "a (>= 1",
        "a >= 1 2",
        "a (=> 1)",
        "a, b",
        "a [amd64]",
        "(a or b",
        "(a) b",
        "()",
        "a (1.0)",
        "-a"
      })
  void refusesWhatNeitherFormatReads(String text) {
    assertThatThrownBy(() -> Relation.parse(Kind.DEPENDS, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("relation '" + text + "' ");
  }

  @Property(tries = 2000)
  void whatItPrintsItReadsBack(@ForAll("relations") Relation relation) {
    assertThat(Relation.parse(relation.kind(), relation.toString())).isEqualTo(relation);
  }

  @Property(tries = 5000)
  void anyTextIsReadOrRefusedWithAReason(
      @ForAll
          @net.jqwik.api.constraints.StringLength(max = 20)
          @net.jqwik.api.constraints.Chars({
            'a', '1', '(', ')', '|', '<', '>', '=', ' ', ':', '/', '.'
          })
          String text) {
    try {
      Relation.parse(Kind.DEPENDS, text);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("relation '");
    }
  }

  @Provide
  Arbitrary<Relation> relations() {
    Arbitrary<String> word =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withChars("0123456789+.-")
            .ofMinLength(1)
            .ofMaxLength(8)
            .map(rest -> "n" + rest);
    Arbitrary<String> name =
        Arbitraries.oneOf(word, word.map(w -> "rpmlib(" + w + ")"), word.map(w -> "/usr/bin/" + w));
    Arbitrary<Optional<Constraint>> constraint =
        Combinators.combine(
                Arbitraries.of(Comparison.class),
                Arbitraries.of("1", "1.4.21", "1:2.0~rc.1-0ubuntu1", "1.0+git"))
            .as(Constraint::new)
            .optional();
    Arbitrary<Target> plain =
        Combinators.combine(name, constraint).as((n, c) -> new Target(n, Optional.empty(), c));
    Arbitrary<Target> qualified =
        Combinators.combine(word, Arbitraries.of("any", "native", "amd64"), constraint)
            .as((n, a, c) -> new Target(n, Optional.of(a), c));
    Arbitrary<List<Target>> targets =
        Arbitraries.oneOf(plain, qualified).list().ofMinSize(1).ofMaxSize(4);
    return Combinators.combine(Arbitraries.of(Kind.class), targets).as(Relation::new);
  }
}
