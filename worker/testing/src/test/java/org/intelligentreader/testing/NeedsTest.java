package org.intelligentreader.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// What is missing skips tests before anything is made for them, and is counted.
@Tag("machine")
class NeedsTest {
  private static final String ABSENT = "no-such-file";

  @Test
  void a_class_whose_need_is_missing_is_skipped_before_its_parameters_are_made() {
    var summary = run(WithParameter.class);
    assertThat(summary.failures()).isEmpty();
    assertThat(summary.counted()).containsExactly("2 " + missing());
  }

  @Test
  void a_method_whose_need_is_missing_is_skipped_alone() {
    var summary = run(OneOfTwo.class);
    assertThat(summary.failures()).isEmpty();
    assertThat(summary.succeeded()).isEqualTo(1);
    assertThat(summary.counted()).containsExactly("1 " + missing());
  }

  @Test
  void a_test_that_finds_out_by_itself_is_skipped_and_counted() {
    var summary = run(FindsOut.class);
    assertThat(summary.failures()).isEmpty();
    assertThat(summary.counted()).containsExactly("1 " + missing());
  }

  @Test
  void each_need_says_in_a_line_of_its_own_what_is_missing() {
    assertThat(Arrays.stream(Need.values()).map(Need::line))
        .doesNotHaveDuplicates()
        .allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("\n", "\t", "|"));
  }

  private static String missing() {
    return Repository.missingShared(ABSENT).orElseThrow();
  }

  record Summary(List<String> failures, long succeeded, List<String> counted) {}

  private static Summary run(Class<?> tests) {
    var listener = new SummaryGeneratingListener();
    var counted = new ArrayList<String>();
    var skipped =
        new SkippedTests(counts -> counts.forEach((line, n) -> counted.add(n + " " + line)));
    // The listener of the real run must not count these.
    var alone = LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
    LauncherFactory.create(alone)
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build(),
            listener,
            skipped);
    var summary = listener.getSummary();
    var failures =
        summary.getFailures().stream()
            .map(failure -> name(failure.getTestIdentifier()) + " " + failure.getException())
            .toList();
    return new Summary(failures, summary.getTestsSucceededCount(), counted);
  }

  private static String name(TestIdentifier test) {
    return test.getDisplayName();
  }

  @Needs(shared = ABSENT)
  @ExtendWith(Refusing.class)
  static class WithParameter {
    WithParameter(Refusing.Parameter parameter) {
      throw new AssertionError(parameter.toString());
    }

    @Test
    void one() {}

    @Test
    void two() {}
  }

  static class OneOfTwo {
    @Test
    void one() {}

    @Test
    @Needs(shared = ABSENT)
    void two() {
      throw new AssertionError("runs without what it needs");
    }
  }

  static class FindsOut {
    @Test
    void one() {
      Repository.shared(ABSENT);
    }
  }

  /// As the stage of the browser tests, which cannot be made without a browser.
  static final class Refusing implements ParameterResolver {
    record Parameter() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Parameter.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      throw new AssertionError("made for a test that cannot run");
    }
  }
}
