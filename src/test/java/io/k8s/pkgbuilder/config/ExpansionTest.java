package io.k8s.pkgbuilder.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.k8s.pkgbuilder.config.key.Expansion;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of Go's own TestExpand, since nfpm calls os.Expand. */
class ExpansionTest {
  private static final Map<String, String> VARIABLES =
      Map.of("HOME", "/usr/gopher", "H", "(Value of H)", "home_1", "/usr/foo", "*", "all the args");

  @ParameterizedTest
  @CsvSource(
      value = {
        "$*                           | all the args",
        "${*}                         | all the args",
        "${HOME}                      | /usr/gopher",
        "$H                           | (Value of H)",
        "$home_1                      | /usr/foo",
        "${H}OME                      | (Value of H)OME",
        "A$$$#$1$H$home_1*B           | A(Value of H)/usr/foo*B",
        "start$+middle$^end$          | start$+middle$^end$",
        "mixed$|bag$$$                | mixed$|bag$",
        "$                            | $",
        "${                           | ''",
        "${UNSET}x                    | x"
      },
      delimiterString = "  | ")
  void expandsAsGoDoes(String text, String expanded) {
    assertThat(Expansion.expand(text.strip(), VARIABLES)).isEqualTo(expanded);
  }
}
