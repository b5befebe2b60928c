package org.intelligentreader.book;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The walls of `docs/architecture.md`.
class WallsTest {
  private static final String BOOK = "org.intelligentreader.book";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BOOK);

  @Test
  void epub_knows_no_other_room() {
    isolated(".epub..", ".text..", ".language..", ".vocabulary..", ".bundle..", ".audit..");
  }

  @Test
  void text_knows_only_epub() {
    isolated(".text..", ".language..", ".vocabulary..", ".bundle..", ".audit..");
  }

  @Test
  void language_knows_only_text() {
    isolated(".language..", ".epub..", ".vocabulary..", ".bundle..", ".audit..");
  }

  @Test
  void the_vocabulary_knows_text_and_language_and_no_files() {
    isolated(".vocabulary..", ".epub..", ".bundle..", ".audit..");
    isolated(".vocabulary..", ".language.japanese..");
  }

  @Test
  void the_dictionary_knows_no_other_room_and_its_compiler_is_of_the_build_alone() {
    isolated(
        ".dictionary..",
        ".epub..",
        ".text..",
        ".language..",
        ".vocabulary..",
        ".bundle..",
        ".audit..");
    noClasses()
        .that()
        .resideOutsideOfPackage(BOOK + ".dictionary.compile..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BOOK + ".dictionary.compile..")
        .check(CLASSES);
  }

  @Test
  void the_audit_shares_nothing_with_what_it_checks() {
    isolated(".audit..", ".epub..", ".text..", ".language..", ".vocabulary..", ".bundle..");
  }

  @Test
  void the_bundle_knows_no_epub() {
    isolated(".bundle..", ".epub..", ".audit..");
  }

  @Test
  void only_japanese_knows_the_analyser() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..language.japanese..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.intelligentreader.lattice..")
        .check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.atilika..", "org.intelligentreader.lattice.compile..")
        .check(CLASSES);
  }

  @Test
  void only_english_knows_its_analyser() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..language.english..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("opennlp..")
        .check(CLASSES);
  }

  @Test
  void languages_are_siblings_and_only_their_chooser_names_them() {
    isolated(".language.english..", ".language.japanese..", ".language.overrides..");
    isolated(".language.japanese..", ".language.english..", ".language.overrides..");
    isolated(".language.overrides..", ".language.english..", ".language.japanese..");
    noClasses()
        .that()
        .resideOutsideOfPackages("..language.english..", "..language.japanese..")
        .and()
        .doNotHaveFullyQualifiedName(BOOK + ".language.Tokenizers")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(BOOK + ".language.english..", BOOK + ".language.japanese..")
        .check(CLASSES);
  }

  @Test
  void markup_is_parsed_only_where_documents_are_read() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..epub..", "..text..", "..audit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jsoup..", "org.xml.sax..", "org.w3c.dom..", "javax.xml..")
        .check(CLASSES);
  }

  @Test
  void a_book_needs_no_network_no_environment_and_no_clock() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "java.sql..")
        .check(CLASSES);
    noClasses()
        .should()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .check(CLASSES);
  }

  @Test
  void names_say_what_a_class_is() {
    noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)").check(CLASSES);
  }

  private static void isolated(String room, String... others) {
    var forbidden =
        java.util.Arrays.stream(others).map(other -> BOOK + other).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(BOOK + room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .check(CLASSES);
  }
}
