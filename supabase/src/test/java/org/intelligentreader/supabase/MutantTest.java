package org.intelligentreader.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.supabase.harm.DeadlockTest;
import org.intelligentreader.supabase.harm.HeldRowTest;
import org.intelligentreader.supabase.harm.PoisonTest;
import org.intelligentreader.supabase.leftovers.LeftoverTest;
import org.intelligentreader.supabase.model.ModelTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// The tests are only worth something if they notice a broken schema: each way to break it in
/// `mutants.txt` must turn one of them red. A few in every build, all of them as a campaign.
class MutantTest {
  private static final String SCHEMA = Database.file("schema.sql");
  private static final List<Class<?>> JUDGES =
      List.of(
          ModelTest.class,
          QueueTest.class,
          CutOffTest.class,
          OldWorkerTest.class,
          OperatorTest.class,
          FairnessTest.class,
          RightsTest.class,
          LintTest.class,
          RowInvalidTest.class,
          OperatorsRulesTest.class,
          UpgradeTest.class,
          ConcurrencyTest.class,
          HeldRowTest.class,
          PoisonTest.class,
          DeadlockTest.class,
          LeftoverTest.class);

  @AfterEach
  void repair() {
    Database.schemaIs(SCHEMA);
    System.clearProperty("model.quick");
  }

  static List<Mutant> some() {
    var all = Mutant.all();
    return List.of(all.get(0), all.get(1), all.get(2), all.get(5), all.get(13), all.get(17));
  }

  /// All of them, or those whose name contains `-Dmutant=…`.
  static List<Mutant> all() {
    var wanted = System.getProperty("mutant", "");
    return Mutant.all().stream().filter(mutant -> mutant.name().contains(wanted)).toList();
  }

  @ParameterizedTest
  @MethodSource("some")
  void a_broken_schema_is_noticed_by_the_model(Mutant mutant) throws SQLException {
    assertThat(judge(mutant, List.of(ModelTest.class))).contains("ModelTest");
  }

  /// `./mvnw -pl supabase test -Dtest=MutantTest -Dtest.excluded.groups= -Dgroups=campaign`
  @ParameterizedTest
  @MethodSource("all")
  @Tag("campaign")
  void every_listed_way_to_break_the_schema_is_noticed(Mutant mutant) throws SQLException {
    var judge = judge(mutant, JUDGES);
    System.out.printf("mutant: %-60s %s%n", mutant, judge.orElse("SURVIVED"));
    assertThat(judge).as("a test that notices: %s", mutant).isPresent();
  }

  @Test
  void every_mutant_still_fits_the_schema() {
    assertThat(Mutant.all()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(Mutant.all())
        .allSatisfy(mutant -> assertThat(mutant.applied(SCHEMA)).isNotEqualTo(SCHEMA));
  }

  private static Optional<String> judge(Mutant mutant, List<Class<?>> judges) throws SQLException {
    var broken = mutant.applied(SCHEMA);
    // It must still be a schema: what cannot be applied proves nothing.
    Database.withSchema(broken).close();
    Database.schemaIs(broken);
    System.setProperty("model.quick", "true");
    try {
      return judges.stream().filter(MutantTest::turnsRed).map(Class::getSimpleName).findFirst();
    } finally {
      Database.schemaIs(SCHEMA);
      Database.forget(broken);
    }
  }

  private static boolean turnsRed(Class<?> tests) {
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(tests))
            .filters(TagFilter.excludeTags("campaign", "benchmark"))
            .build();
    var summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, summary);
    return summary.getSummary().getTotalFailureCount() > 0;
  }
}
