package org.intelligentreader.testing;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Skips what needs something that this machine does not have, before anything is made for it.
public final class NeedsCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    var missing = context.getElement().map(NeedsCondition::missing).orElse(List.of());
    return missing.isEmpty()
        ? ConditionEvaluationResult.enabled("nothing is missing")
        : ConditionEvaluationResult.disabled(Skipped.reason(missing));
  }

  private static List<String> missing(AnnotatedElement element) {
    return Stream.concat(
            AnnotationSupport.findAnnotation(element, Needs.class).stream(), ofPackage(element))
        .flatMap(NeedsCondition::missing)
        .distinct()
        .toList();
  }

  private static Stream<Needs> ofPackage(AnnotatedElement element) {
    return element instanceof Class<?> type
        ? Optional.ofNullable(type.getPackage().getAnnotation(Needs.class)).stream()
        : Stream.empty();
  }

  private static Stream<String> missing(Needs needs) {
    return Stream.concat(
        Arrays.stream(needs.value()).filter(need -> !need.isMet()).map(Need::line),
        Arrays.stream(needs.shared()).flatMap(name -> Repository.missingShared(name).stream()));
  }
}
