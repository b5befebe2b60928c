package org.intelligentreader.app.queue.supabase;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intelligentreader.app.port.Fault;

/// Which argument of a call the database refused. PostgreSQL names a column where a constraint does
/// it; a value that is none of its type has no name there, at best it is quoted.
final class RefusedField {
  /// Say which attempt is meant, and are never of the book.
  private static final Set<String> OF_LEASE = Set.of("job_id", "lease_attempt");

  private RefusedField() {}

  /// The fault with the name of the field, or of those that it may be.
  static Fault named(Fault fault, Map<String, ?> arguments) {
    var fields =
        arguments.keySet().stream()
            .filter(name -> !OF_LEASE.contains(name))
            .collect(Collectors.toSet());
    var quoted =
        fields.stream()
            .filter(name -> fault.text().contains("\"" + arguments.get(name) + "\""))
            .collect(Collectors.toSet());
    var meant = quoted.isEmpty() ? fields : quoted;
    return meant.isEmpty() ? fault : fault.saying(words(meant));
  }

  private static String words(Set<String> fields) {
    var names = fields.stream().sorted().collect(Collectors.joining(", "));
    return fields.size() == 1 ? "; the field is " + names : "; the field is one of " + names;
  }
}
