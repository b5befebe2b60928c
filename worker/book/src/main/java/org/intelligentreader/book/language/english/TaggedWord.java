package org.intelligentreader.book.language.english;

import java.util.List;
import java.util.stream.Collectors;
import org.intelligentreader.book.model.Span;

/// A written word with the tags that the tagger gave its members.
record TaggedWord(List<Member> members) {
  /// `surface` stands in the text, `plain` is the same in plain typography. `tag` may be two joined
  /// ones (`AUX+PART` for didn't).
  record Member(Span span, String surface, String plain, String tag) {
    String firstTag() {
      var plus = tag.indexOf('+');
      return plus < 0 ? tag : tag.substring(0, plus);
    }
  }

  TaggedWord {
    members = List.copyOf(members);
  }

  Member last() {
    return members.getLast();
  }

  Span span() {
    return new Span(members.getFirst().span().start(), last().span().end());
  }

  String surface() {
    return members.stream().map(Member::surface).collect(Collectors.joining());
  }

  boolean isCompound() {
    return members.size() > 1;
  }
}
