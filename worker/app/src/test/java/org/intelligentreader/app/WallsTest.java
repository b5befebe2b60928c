package org.intelligentreader.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.intelligentreader.testing.DependencyRules;
import org.intelligentreader.testing.PackageRules;
import org.junit.jupiter.api.Test;

/// The walls of `docs/architecture.md`.
class WallsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.intelligentreader.app");

  @Test
  void rooms_are_small_and_have_no_circles() {
    assertThat(PackageRules.of("org.intelligentreader.app").faults()).isEmpty();
  }

  @Test
  void the_line_knows_ports_and_never_adapters() {
    noClasses()
        .that()
        .resideInAPackage("..app.job..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..queue.supabase..", "..storage.supabase..", "..app.config..", "..app.cli..")
        .check(CLASSES);
  }

  @Test
  void ports_and_the_line_have_words_of_their_own_and_none_of_supabase() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.intelligentreader.app.port",
            "org.intelligentreader.app.queue",
            "org.intelligentreader.app.storage",
            "org.intelligentreader.app.job")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..supabase..")
        .check(CLASSES);
  }

  @Test
  void http_is_spoken_only_where_servers_are_called() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..app.supabase..", "..storage.supabase..", "..queue.supabase..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .check(CLASSES);
  }

  @Test
  void the_worker_knows_nothing_of_its_rehearsal() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..app.training..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..app.training..")
        .check(CLASSES);
  }

  @Test
  void only_config_reads_the_environment() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..app.config..")
        .should()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .check(CLASSES);
  }

  @Test
  void only_main_ends_the_process() {
    noClasses()
        .that()
        .haveNameNotMatching("org[.]intelligentreader[.]app[.](Main|training[.]Train)")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void time_comes_in_by_the_door() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.LocalDateTime.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .orShould()
        .callConstructor(java.util.Date.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(CLASSES);
  }

  @Test
  void names_say_what_a_class_is() {
    noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)").check(CLASSES);
  }

  @Test
  void what_the_module_declares_it_uses() throws IOException {
    assertThat(DependencyRules.unused()).isEmpty();
  }
}
