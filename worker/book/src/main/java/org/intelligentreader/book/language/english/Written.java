package org.intelligentreader.book.language.english;

import java.util.List;
import org.intelligentreader.book.model.Span;

/// A word as it is written, from space to space: `members` are what the tagger sees, one for a
/// plain word (didn't too), several for a hyphenated one, hyphens included.
record Written(List<Span> members) {
  Written {
    members = List.copyOf(members);
  }

  Span span() {
    return new Span(members.getFirst().start(), members.getLast().end());
  }

  boolean isCompound() {
    return members.size() > 1;
  }
}
