package org.intelligentreader.book.language.english;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.model.Span;
import org.intelligentreader.book.text.CodePoints;

/// Finds the words of a sentence. Contractions, possessives and hyphenated words are one word each;
/// dashes part words.
final class WordSplitter {
  private static final Pattern PIECES =
      Pattern.compile("--+|[—–―…]+|(?:(?!--)[^\\s—–―…])+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern OTHER_SCRIPT = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");
  private static final Pattern INNER_HYPHEN =
      Pattern.compile("(?<=[\\p{L}\\p{N}])-(?=[\\p{L}\\p{N}])");
  private static final Set<String> CUT_AT_THE_FRONT =
      Set.of("tis", "twas", "twere", "twill", "em", "cause", "til", "bout", "n");

  /// The model's effort grows with the square of a piece; a longer one is no English.
  private static final int LONGEST = 80;

  private static final int MOST_REMEMBERED = 100_000;

  /// What stands between spaces; `last` when nothing but closing marks follows in the sentence.
  private record Piece(String text, boolean last) {}

  private final TokenizerME tokenizer;

  /// A book has each piece many times, and nothing around it changes what its words are.
  private final Map<Piece, List<Span>> known = new HashMap<>();

  WordSplitter(TokenizerModel model) {
    this.tokenizer = new TokenizerME(model);
  }

  /// `plain` is the text in plain typography.
  List<Written> split(String plain, Span sentence) {
    var spans = new ArrayList<Span>();
    var pieces = PIECES.matcher(plain).region(sentence.start(), sentence.end());
    while (pieces.find()) {
      Interruption.check();
      piece(plain, new Span(pieces.start(), pieces.end()), sentence.end(), spans);
    }
    return join(plain, spans);
  }

  private void piece(String plain, Span piece, int sentenceEnd, List<Span> spans) {
    var text = piece.of(plain);
    if (text.length() > LONGEST || OTHER_SCRIPT.matcher(text).find()) {
      segment(text, piece.start(), spans);
      return;
    }
    if (known.size() >= MOST_REMEMBERED) {
      known.clear();
    }
    var last = isLast(plain, piece.end(), sentenceEnd);
    known
        .computeIfAbsent(new Piece(text, last), this::words)
        .forEach(word -> spans.add(word.shift(piece.start())));
  }

  private List<Span> words(Piece piece) {
    var text = piece.text();
    var words = new ArrayList<Span>();
    for (var found : tokenizer.tokenizePos(text)) {
      var word = new Span(found.getStart(), found.getEnd());
      var last = piece.last() && isLast(text, word.end(), text.length());
      for (var part : Signs.cut(text, word, last)) {
        atHyphens(text, part, words);
      }
    }
    return List.copyOf(words);
  }

  private static boolean isLast(String plain, int from, int to) {
    return from == to || !CodePoints.any(plain.substring(from, to), Character::isLetterOrDigit);
  }

  private static void atHyphens(String plain, Span word, List<Span> spans) {
    var start = word.start();
    var hyphens = INNER_HYPHEN.matcher(plain).region(word.start(), word.end());
    while (hyphens.find()) {
      spans.add(new Span(start, hyphens.start()));
      spans.add(new Span(hyphens.start(), hyphens.end()));
      start = hyphens.end();
    }
    spans.add(new Span(start, word.end()));
  }

  private static void segment(String text, int offset, List<Span> spans) {
    var words = BreakIterator.getWordInstance(Locale.ENGLISH);
    words.setText(text);
    var start = words.first();
    for (var end = words.next(); end != BreakIterator.DONE; end = words.next()) {
      spans.add(new Span(start, end).shift(offset));
      start = end;
    }
  }

  /// The model parts some words that learners look up whole: can|not, boys|', well|-|known.
  private static List<Written> join(String plain, List<Span> spans) {
    var words = new ArrayList<List<Span>>();
    var inQuotes = false;
    for (var i = 0; i < spans.size(); i++) {
      Interruption.check();
      var span = spans.get(i);
      if (isApostrophe(plain, span)
          && !inQuotes
          && !words.isEmpty()
          && isPluralBefore(plain, span)) {
        extend(words.getLast(), span);
      } else if (isWordy(plain, span) && touches(words, span) && joins(plain, words.getLast())) {
        extend(words.getLast(), span);
      } else if (isHyphen(plain, span) && isBetweenWords(plain, words, spans, i)) {
        words.getLast().add(span);
        words.getLast().add(spans.get(++i));
      } else {
        inQuotes = inQuotes != isApostrophe(plain, span);
        words.add(new ArrayList<>(List.of(span)));
      }
    }
    return words.stream().map(Written::new).toList();
  }

  /// Puts `span` to the last member of a word.
  private static void extend(List<Span> members, Span span) {
    members.set(members.size() - 1, new Span(members.getLast().start(), span.end()));
  }

  /// True when what stands before a wordy span belongs to it: letters, or the apostrophe of 'tis.
  private static boolean joins(String plain, List<Span> before) {
    var last = before.getLast();
    if (isWordy(plain, last)) {
      return Character.isLetterOrDigit(plain.charAt(last.end() - 1));
    }
    return isApostrophe(plain, last) && startsCutWord(plain, last.end());
  }

  private static boolean startsCutWord(String plain, int at) {
    var end = at;
    while (end < plain.length() && Character.isLetter(plain.charAt(end))) {
      end++;
    }
    return CUT_AT_THE_FRONT.contains(plain.substring(at, end).toLowerCase(Locale.ROOT));
  }

  private static boolean isBetweenWords(
      String plain, List<List<Span>> words, List<Span> spans, int i) {
    return i + 1 < spans.size()
        && touches(words, spans.get(i))
        && isWordy(plain, words.getLast().getLast())
        && spans.get(i + 1).start() == spans.get(i).end()
        && isWordy(plain, spans.get(i + 1));
  }

  private static boolean touches(List<List<Span>> words, Span span) {
    return !words.isEmpty() && words.getLast().getLast().end() == span.start();
  }

  private static boolean isPluralBefore(String plain, Span apostrophe) {
    var at = apostrophe.start();
    return at > 1
        && (plain.charAt(at - 1) == 's' || plain.charAt(at - 1) == 'S')
        && Character.isLetter(plain.charAt(at - 2));
  }

  private static boolean isApostrophe(String plain, Span span) {
    return span.length() == 1 && plain.charAt(span.start()) == '\'';
  }

  private static boolean isHyphen(String plain, Span span) {
    return span.length() == 1 && plain.charAt(span.start()) == '-';
  }

  private static boolean isWordy(String plain, Span span) {
    return CodePoints.any(span.of(plain), Character::isLetterOrDigit);
  }
}
