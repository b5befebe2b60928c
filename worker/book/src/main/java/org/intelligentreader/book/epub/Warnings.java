package org.intelligentreader.book.epub;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Collects warnings while a book is read: each once, in the order they were met, and not without
/// end.
public final class Warnings {
  private static final int MOST = 1000;

  private final LinkedHashSet<BookWarning> warnings = new LinkedHashSet<>();

  public void add(BookWarning.Code code, String where, String done) {
    if (warnings.size() < MOST) {
      warnings.add(new BookWarning(code, where, done));
    }
  }

  public List<BookWarning> list() {
    return new ArrayList<>(warnings);
  }
}
