package org.intelligentreader.book.problem;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Collects warnings while a book is read: each once, in the order they were met, and not without
/// end.
public final class Warnings {
  private static final int MOST = 1000;

  /// A book may have a reference of many megabytes that leads nowhere.
  private static final int LONGEST = 500;

  private final LinkedHashSet<BookWarning> warnings = new LinkedHashSet<>();

  public void add(BookWarning.Code code, String where, String done) {
    if (warnings.size() < MOST) {
      warnings.add(new BookWarning(code, shortened(where), shortened(done)));
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  public List<BookWarning> list() {
    return new ArrayList<>(warnings);
  }
}
