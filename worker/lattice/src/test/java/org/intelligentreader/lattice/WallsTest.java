package org.intelligentreader.lattice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import org.intelligentreader.testing.DependencyRules;
import org.intelligentreader.testing.PackageRules;
import org.junit.jupiter.api.Test;

class WallsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.intelligentreader.lattice");

  @Test
  void rooms_are_small_and_have_no_circles() {
    assertThat(PackageRules.of("org.intelligentreader.lattice").faults()).isEmpty();
  }

  @Test
  void the_engine_needs_nothing_but_the_jdk() {
    classes()
        .that()
        .resideInAnyPackage("org.intelligentreader.lattice", "org.intelligentreader.lattice.file")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.intelligentreader.lattice",
            "org.intelligentreader.lattice.file",
            "java.lang..",
            "java.util..",
            "java.nio..",
            "java.io",
            "java.net",
            "java.security",
            "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void only_the_compiler_knows_where_the_dictionary_comes_from() {
    noClasses()
        .that()
        .doNotHaveSimpleName("KuromojiUnidic")
        .and()
        .doNotHaveSimpleName("CompileUnidic")
        .and()
        .haveSimpleNameNotEndingWith("Strings")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.atilika..")
        .check(CLASSES);
  }

  @Test
  void what_the_module_declares_it_uses() throws IOException {
    assertThat(DependencyRules.unused()).isEmpty();
  }
}
