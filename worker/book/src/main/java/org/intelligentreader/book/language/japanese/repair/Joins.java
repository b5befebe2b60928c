package org.intelligentreader.book.language.japanese.repair;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.morpheme.Repair;
import org.intelligentreader.book.text.CodePoints;

/// Puts together what the analyser cuts and a reader does not: the digits of a number, the letters
/// of a foreign word, the halves of a character beyond the basic plane.
public final class Joins implements Repair {
  private static final Morpheme.Tag NUMBER = new Morpheme.Tag(Pos.NOUN, "数詞", "", "", "");
  private static final Morpheme.Tag FOREIGN = new Morpheme.Tag(Pos.NOUN, "普通名詞", "一般", "", "");

  private static final Set<Character.UnicodeScript> ALPHABETS =
      EnumSet.of(
          Character.UnicodeScript.LATIN,
          Character.UnicodeScript.GREEK,
          Character.UnicodeScript.CYRILLIC);

  @Override
  public Morphemes mend(Morphemes morphemes) {
    var joined = new ArrayList<Morpheme>(morphemes.size());
    var run = new Run();
    for (var i = 0; i < morphemes.size(); i++) {
      Interruption.check();
      var current = morphemes.get(i);
      var next =
          i + 1 < morphemes.size() ? Optional.of(morphemes.get(i + 1)) : Optional.<Morpheme>empty();
      var tag =
          mayJoin(current.surface().charAt(0)) && run.touches(current)
              ? tag(run, current, next)
              : Optional.<Morpheme.Tag>empty();
      if (tag.isEmpty()) {
        run.end().ifPresent(joined::add);
      }
      run.add(current, tag);
    }
    run.end().ifPresent(joined::add);
    return Morphemes.of(joined);
  }

  /// What has been joined so far. It becomes one string only at its end: a number may have a
  /// million digits.
  private static final class Run {
    private final List<Morpheme> members = new ArrayList<>();
    private Morpheme.Tag tag = NUMBER;

    boolean touches(Morpheme next) {
      return !members.isEmpty() && members.getLast().span().end() == next.span().start();
    }

    /// `joining` is there when the run goes on.
    void add(Morpheme morpheme, Optional<Morpheme.Tag> joining) {
      members.add(morpheme);
      tag = joining.orElse(morpheme.tag());
    }

    Morpheme.Tag tag() {
      return tag;
    }

    char lastCharacter() {
      var surface = members.getLast().surface();
      return surface.charAt(surface.length() - 1);
    }

    boolean isOneCharacter() {
      return members.size() == 1 && members.getLast().surface().length() == 1;
    }

    /// The run as one morpheme, if it has any; it is empty then.
    Optional<Morpheme> end() {
      if (members.size() < 2) {
        var only = members.stream().findFirst();
        members.clear();
        return only;
      }
      var joined = Morpheme.joined(members, tag, Morpheme.Sound.NONE);
      members.clear();
      return Optional.of(joined);
    }
  }

  /// Only what starts with a digit, a point, a letter or half a character joins what is before it.
  private static boolean mayJoin(char first) {
    return isDigit(first)
        || ".,．，".indexOf(first) >= 0
        || isForeign(first)
        || Character.isLowSurrogate(first);
  }

  private static Optional<Morpheme.Tag> tag(Run last, Morpheme current, Optional<Morpheme> next) {
    var a = last.lastCharacter();
    var b = current.surface().charAt(0);
    if (isDigit(a) && isAllDigits(current.surface())) {
      return Optional.of(NUMBER);
    }
    if (isDigit(a)
        && isPoint(current.surface())
        && next.isPresent()
        && isAllDigits(next.get().surface())) {
      return Optional.of(NUMBER);
    }
    if (isPoint(String.valueOf(a)) && !last.isOneCharacter() && isAllDigits(current.surface())) {
      return Optional.of(NUMBER);
    }
    if (isForeign(a) && isForeign(b)) {
      return Optional.of(FOREIGN);
    }
    return Character.isHighSurrogate(a) && Character.isLowSurrogate(b)
        ? Optional.of(last.tag())
        : Optional.empty();
  }

  private static boolean isAllDigits(String text) {
    return CodePoints.all(text, Joins::isDigit);
  }

  private static boolean isDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
  }

  private static boolean isPoint(String text) {
    return text.length() == 1 && ".,．，".contains(text);
  }

  /// A letter of a foreign alphabet; names mix them (BOφWY).
  private static boolean isForeign(char c) {
    return !isJapanese(c)
        && Character.isLetter(c)
        && ALPHABETS.contains(Character.UnicodeScript.of(c));
  }

  /// Most characters, sorted out before the slower questions.
  private static boolean isJapanese(char c) {
    return c >= '\u3000' && c <= '\u9FFF';
  }
}
