package io.k8s.pkgbuilder;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms and who may see whom; docs/adr/0002-content-room.md. */
class ArchitectureTest {
  private static final String BASE = "io.k8s.pkgbuilder.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages("io.k8s.pkgbuilder");

  /** Besides itself, model and diagnostic. Only cli sees everything. */
  private static final Map<String, List<String>> MAY_SEE =
      Map.ofEntries(
          Map.entry("diagnostic", List.of()),
          Map.entry("model", List.of()),
          Map.entry("content", List.of()),
          Map.entry("config", List.of()),
          Map.entry("plan", List.of("config")),
          Map.entry("cloud", List.of()),
          Map.entry("cosign", List.of()),
          Map.entry("source", List.of("plan", "content", "cloud", "cosign")),
          Map.entry("payload", List.of("source", "plan", "content")),
          Map.entry("sign", List.of()),
          Map.entry("format", List.of("payload", "sign", "plan", "content")),
          Map.entry("build", List.of("sign", "format", "payload", "source", "plan", "content")),
          Map.entry("repo", List.of("format", "payload", "sign", "content")),
          Map.entry("publish", List.of("repo", "content", "cloud")),
          Map.entry("attest", List.of("format", "source", "config", "plan", "sign", "content")),
          Map.entry("compare", List.of("format", "content")),
          Map.entry(
              "release",
              List.of(
                  "config", "plan", "source", "content", "payload", "format", "sign", "build",
                  "repo", "publish", "attest", "compare")));

  static Stream<String> rooms() {
    return MAY_SEE.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomSeesOnlyWhatItsRowSays(String room) {
    Stream<String> shared =
        switch (room) {
          case "diagnostic" -> Stream.of();
          case "model" -> Stream.of("diagnostic");
          default -> Stream.of("diagnostic", "model");
        };
    String[] visible =
        Stream.concat(Stream.concat(Stream.of(room), shared), MAY_SEE.get(room).stream())
            .map(name -> BASE + name + "..")
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(BASE + room + "..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(visible).or(not(resideInAPackage("io.k8s.pkgbuilder.."))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void everyClassIsInARoom() {
    TreeSet<String> rooms = new TreeSet<>(MAY_SEE.keySet());
    rooms.add("cli");
    assertThat(CLASSES)
        .isNotEmpty()
        .allSatisfy(
            type ->
                assertThat(rooms)
                    .contains(
                        type.getPackageName().substring(BASE.length()).replaceFirst("\\..*", "")));
  }

  @Test
  void aFormatKnowsNoOther() {
    slices().matching(BASE + "format.(*)..").should().notDependOnEachOther().check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({
    "org.vafer.jdeb.., format.deb",
    "org.redline_rpm.., format.rpm",
    "org.bouncycastle.., sign",
    "com.github.difflib.., compare",
    "com.fasterxml.jackson.dataformat.yaml.., config",
    "org.yaml.snakeyaml.., config",
    "picocli.., cli",
  })
  void aLibraryHasOneRoom(String library, String room) {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  @Test
  void onlyCliPrintsAndEndsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }
}
