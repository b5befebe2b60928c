package org.intelligentreader.book.source.format.aozora;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.book.source.html.chapter.Gaiji;
import org.intelligentreader.book.text.JsTrim;
import org.jsoup.nodes.Node;

/// Reads the marks of one line after the other: ruby, notes in ［＃ ］, characters by their numbers.
final class AozoraLine {
  /// A line as it is printed. A heading has its rank.
  record Line(String plain, List<Node> nodes, Optional<Integer> heading, boolean breaksPage) {
    boolean isEmpty() {
      return plain.isEmpty() && nodes.isEmpty();
    }
  }

  private static final Pattern PAGE = Pattern.compile("改ページ|改頁|改丁|改段|改見開き");
  private static final Pattern PICTURE =
      Pattern.compile("[（(]([^（()）、,]{1,100}\\.(?i:png|jpe?g|gif|webp))[^（()）]*[)）]入る");
  private static final Pattern ABOUT =
      Pattern.compile("「(?<base>.{1,200}?)」(?:の左)?(?:に|は|の)(?<what>.+)", Pattern.DOTALL);
  private static final Pattern SAID = Pattern.compile("「([^「」]{1,60})」の(?:ルビ|注記)");

  /// Notes that a page on a screen does not need: where lines stand, and what the typist remarks.
  private static final Pattern QUIET =
      Pattern.compile(
          ".*(?:字下げ|地付き|地から|字上げ|字詰め|字組|段組|罫|割り注|割書|縦中横|横組み|キャプション"
              + "|左右中央|小さな文字|大きな文字|段階|ママ|底本では|はママ|のルビ|注記|左に|行右|右寄せ"
              + "|本文終わり|空白|不明|入る).*|[レ一二三四五上中下甲乙丙丁天地人]{1,3}|（.{1,20}）",
          Pattern.DOTALL);

  private static final int LONGEST_RUBY = 200;
  private static final int LONGEST_NOTE = 500;
  private static final String GETA = "〓";

  /// The heading that goes on for several lines.
  private Optional<Integer> block = Optional.empty();

  private int unknown;

  /// How many notes had no known meaning.
  int unknown() {
    return unknown;
  }

  Line read(String written) {
    return new Reader(JsTrim.trim(Accents.read(written))).read();
  }

  /// Reads one line.
  private final class Reader {
    private final String line;
    private final Marked marked = new Marked();
    private final Map<String, Integer> open = new HashMap<>();
    private Optional<Integer> heading = block;
    private boolean breaksPage;
    private int bar = -1;

    Reader(String line) {
      this.line = line;
    }

    Line read() {
      for (var i = 0; i < line.length(); ) {
        i = step(i);
      }
      return new Line(JsTrim.trim(marked.text().toString()), marked.nodes(), heading, breaksPage);
    }

    private int step(int at) {
      if (line.startsWith("※［＃", at)) {
        return character(at);
      }
      if (line.startsWith("［＃", at)) {
        var end = noteEnd(at);
        if (end > 0) {
          note(line.substring(at + 2, end - 1));
          return end;
        }
      }
      if (line.charAt(at) == '《') {
        return ruby(at);
      }
      if (line.charAt(at) == '｜' || line.charAt(at) == '|') {
        return bar(at);
      }
      marked.text().append(line.charAt(at));
      return at + 1;
    }

    /// A bar stands before the base of a ruby, else for itself.
    private int bar(int at) {
      if (line.substring(at, Math.min(line.length(), at + LONGEST_RUBY)).indexOf('《') > 0) {
        bar = marked.text().length();
      } else {
        marked.text().append(line.charAt(at));
      }
      return at + 1;
    }

    private int ruby(int at) {
      var said = line.substring(at, Math.min(line.length(), at + LONGEST_RUBY)).indexOf('》');
      var end = at + said;
      var start = bar >= 0 ? bar : Base.start(marked.text());
      bar = -1;
      if (said <= 1 || start >= marked.text().length()) {
        marked.text().append(line.charAt(at));
        return at + 1;
      }
      var reading = new Reader(line.substring(at + 1, end)).read();
      marked.ruby(start, marked.text().length(), reading.plain());
      return end + 1;
    }

    private int character(int at) {
      var end = noteEnd(at + 1);
      if (end < 0) {
        marked.text().append('※');
        return at + 1;
      }
      var found = Gaiji.byCode(line.substring(at + 3, end - 1), "");
      unknown += found.isPresent() ? 0 : 1;
      marked.text().append(found.orElse(GETA));
      return end;
    }

    /// Behind the bracket that closes the note, which may have others inside; or -1.
    private int noteEnd(int at) {
      var depth = 0;
      for (var i = at; i < Math.min(line.length(), at + LONGEST_NOTE); i++) {
        depth += line.charAt(i) == '［' ? 1 : line.charAt(i) == '］' ? -1 : 0;
        if (depth == 0) {
          return i + 1;
        }
      }
      return -1;
    }

    private void note(String note) {
      if (PAGE.matcher(note).lookingAt()) {
        breaksPage = true;
        return;
      }
      var picture = PICTURE.matcher(note);
      if (picture.find()) {
        var at = marked.text().length();
        marked.add(at, at, "img", picture.group(1));
        return;
      }
      var about = ABOUT.matcher(note);
      if (about.matches() && about(note, about.group("base"), about.group("what"))) {
        return;
      }
      if (!range(note) && !QUIET.matcher(note).matches()) {
        unknown++;
      }
    }

    /// A note behind the words that it is about.
    private boolean about(String note, String written, String what) {
      var base = new Reader(written).read().plain();
      var start = base.isEmpty() ? -1 : marked.last(base);
      var rank = AozoraHeading.rank(what);
      if (rank.isPresent()) {
        heading = rank;
        return true;
      }
      var said = SAID.matcher(note);
      if (said.find() && !said.group(1).equals("ママ") && start >= 0) {
        marked.ruby(start, start + base.length(), said.group(1));
        return true;
      }
      var name = element(what);
      name.ifPresent(one -> mark(one, start, start + base.length()));
      return name.isPresent();
    }

    private void mark(String name, int start, int end) {
      if (start >= 0 && name.equals("dots")) {
        marked.ruby(start, end, "﹅");
      } else if (start >= 0) {
        marked.add(start, end, name, "");
      }
    }

    /// A note at the start or the end of what it is about, in one line or several.
    private boolean range(String note) {
      var isEnd = note.endsWith("終わり");
      var rank = AozoraHeading.rank(note);
      if (rank.isPresent()) {
        heading = heading.isPresent() ? heading : rank;
        var goesOn = note.startsWith("ここから");
        block = goesOn ? rank : isEnd ? Optional.empty() : block;
        return true;
      }
      var name = element(note.replaceFirst("^ここ(?:から|で)", ""));
      if (name.isEmpty()) {
        return false;
      }
      var start = open.remove(name.get());
      if (!isEnd) {
        open.put(name.get(), marked.text().length());
      } else if (start != null) {
        mark(name.get(), start, marked.text().length());
      }
      return true;
    }

    private static Optional<String> element(String what) {
      if (what.contains("傍点")) {
        return Optional.of("dots");
      }
      if (what.contains("傍線") || what.matches(".*(?:鎖線|破線|波線).*")) {
        return Optional.of("u");
      }
      if (what.contains("太字")) {
        return Optional.of("b");
      }
      if (what.contains("斜体")) {
        return Optional.of("i");
      }
      return what.contains("上付き小文字")
          ? Optional.of("sup")
          : what.contains("下付き小文字") ? Optional.of("sub") : Optional.empty();
    }
  }
}
