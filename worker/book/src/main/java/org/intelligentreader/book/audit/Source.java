package org.intelligentreader.book.audit;

import java.util.Locale;

/// Who names a file of a book first.
public enum Source {
  SPINE,
  CONTENTS,
  MANIFEST;

  /// As people write it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
