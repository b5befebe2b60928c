package org.intelligentreader.book;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import org.intelligentreader.testing.DependencyRules;
import org.intelligentreader.testing.PackageRules;
import org.junit.jupiter.api.Test;

/// The walls of `docs/architecture.md`.
class WallsTest {
  private static final String BOOK = "org.intelligentreader.book";
  private static final String SOURCE = ".source..";
  private static final String LANGUAGE = ".language..";
  private static final String DICTIONARY = ".dictionary..";
  private static final String VOCABULARY = ".vocabulary..";
  private static final String BUNDLE = ".bundle..";
  private static final String AUDIT = ".audit..";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BOOK);

  @Test
  void rooms_are_small_and_have_no_circles() {
    assertThat(PackageRules.of("org.intelligentreader.book").faults()).isEmpty();
  }

  @Test
  void the_lowest_rooms_know_none_above_them() {
    isolated(
        ".text..",
        ".problem..",
        ".model..",
        SOURCE,
        LANGUAGE,
        DICTIONARY,
        VOCABULARY,
        BUNDLE,
        AUDIT);
    isolated(".problem..", ".model..", SOURCE, LANGUAGE, DICTIONARY, VOCABULARY, BUNDLE, AUDIT);
    isolated(".model..", SOURCE, LANGUAGE, DICTIONARY, VOCABULARY, BUNDLE, AUDIT);
  }

  @Test
  void the_source_knows_the_model_alone() {
    isolated(SOURCE, LANGUAGE, DICTIONARY, VOCABULARY, BUNDLE, AUDIT);
  }

  @Test
  void markup_and_style_sheets_know_nothing_of_text() {
    isolated(".source.markup..", ".model..", ".source.css..", ".source.html..", ".source.epub..");
    isolated(".source.css..", ".model..", ".source.html..");
    isolated(".source.epub.container..", ".model..", ".source.html..");
    isolated(".source.epub.publication..", ".model..", ".source.html..");
  }

  @Test
  void language_knows_model_and_dictionary_alone() {
    isolated(LANGUAGE, ".problem..", SOURCE, VOCABULARY, BUNDLE, AUDIT);
  }

  @Test
  void the_vocabulary_knows_model_and_language_and_no_files() {
    isolated(VOCABULARY, SOURCE, BUNDLE, AUDIT);
    isolated(VOCABULARY, ".language.japanese..");
  }

  @Test
  void the_dictionary_knows_no_other_room_and_its_compiler_is_of_the_build_alone() {
    isolated(DICTIONARY, ".problem..", ".model..", SOURCE, LANGUAGE, VOCABULARY, BUNDLE, AUDIT);
    noClasses()
        .that()
        .resideOutsideOfPackage(BOOK + ".dictionary.compile..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BOOK + ".dictionary.compile..")
        .check(CLASSES);
  }

  @Test
  void the_glossary_knows_words_and_their_dictionary_and_no_files() {
    isolated(".glossary..", ".problem..", SOURCE, VOCABULARY, BUNDLE, AUDIT);
    isolated(".glossary..", ".language.japanese..", ".dictionary.compile..");
    isolated(LANGUAGE, ".glossary..");
    isolated(DICTIONARY, ".glossary..");
  }

  @Test
  void the_audit_shares_nothing_with_what_it_checks() {
    isolated(AUDIT, ".problem..", ".model..", SOURCE, LANGUAGE, VOCABULARY, BUNDLE);
  }

  @Test
  void the_bundle_knows_no_files_of_a_book() {
    isolated(BUNDLE, SOURCE, AUDIT);
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
  void only_chinese_and_korean_know_their_analysers() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..language.chinese..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.hankcs..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("..language.korean..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .check(CLASSES);
  }

  @Test
  void only_inflected_languages_know_their_dictionaries() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..language.morphology..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("morfologik..")
        .check(CLASSES);
  }

  @Test
  void only_the_reader_of_pdf_knows_pdfbox() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..source.format.pdf..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.pdfbox..")
        .check(CLASSES);
  }

  @Test
  void languages_are_siblings_and_only_their_chooser_names_them() {
    isolated(".language.english..", ".language.japanese..", ".language.overrides..");
    isolated(".language.japanese..", ".language.english..", ".language.overrides..");
    isolated(".language.overrides..", ".language.english..", ".language.japanese..");
    isolated(
        ".language.morphology..",
        ".language.english..",
        ".language.japanese..",
        ".language.overrides..");
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "..language.chinese..",
            "..language.english..",
            "..language.japanese..",
            "..language.korean..",
            "..language.morphology..")
        .and()
        .doNotHaveFullyQualifiedName(BOOK + ".language.choice.Tokenizers")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            BOOK + ".language.chinese..",
            BOOK + ".language.english..",
            BOOK + ".language.japanese..",
            BOOK + ".language.korean..",
            BOOK + ".language.morphology..")
        .check(CLASSES);
  }

  @Test
  void markup_is_parsed_only_where_documents_are_read() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..source..", "..audit..")
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

  @Test
  void what_the_module_declares_it_uses() throws IOException {
    assertThat(DependencyRules.unused()).isEmpty();
  }
}
