package org.intelligentreader.app.watch;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// How old the Java of an image is: security updates come every three months.
public final class JavaAge {
  private static final int DAYS = 120;

  private JavaAge() {}

  /// A sentence when this Java lacks an update that is out; `released` is the date as Java says it.
  public static Optional<String> warning(Optional<String> released, LocalDate today) {
    try {
      return released
          .map(LocalDate::parse)
          .filter(date -> ChronoUnit.DAYS.between(date, today) > DAYS)
          .map(date ->
              "the image's Java is of "
                  + date
                  + " and lacks later security updates; build and deploy a newer image");
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
