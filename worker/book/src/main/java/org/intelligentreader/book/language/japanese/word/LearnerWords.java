package org.intelligentreader.book.language.japanese.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.language.japanese.headword.Headwords;
import org.intelligentreader.book.language.japanese.morpheme.Morpheme;
import org.intelligentreader.book.language.japanese.morpheme.Morphemes;
import org.intelligentreader.book.language.japanese.morpheme.Pos;
import org.intelligentreader.book.language.japanese.repair.Corrections;
import org.intelligentreader.book.language.japanese.word.Grammar.Follows;

/// Groups morphemes into what a learner looks up: a content word with everything that inflects it.
///
/// Rules: `docs/japanese-words.md`.
public final class LearnerWords {
  /// Verbs that make a verb of the noun right before them.
  private static final Set<String> LIGHT_VERBS = Set.of("為る", "出来る", "致す", "為さる", "頂く", "下さる");

  /// What the dictionary does not call counters but numbers count.
  private static final Set<String> PERIODS = Set.of("世紀", "年代");

  private static final Set<String> EASE = Set.of("易い", "難い", "辛い");

  private final Morphemes morphemes;

  private final FunctionWords functions;

  /// Where the headword ends that starts at a morpheme; 0 where none starts.
  private final int[] headwordEnds;

  private LearnerWords(Morphemes morphemes, List<Headwords.Run> headwords) {
    this.morphemes = morphemes;
    this.functions = new FunctionWords(morphemes);
    this.headwordEnds = new int[morphemes.size()];
    headwords.forEach(run -> headwordEnds[run.start()] = run.end());
  }

  /// `headwords` are the runs of morphemes that the dictionary lists as one word.
  public static List<Word> of(Morphemes morphemes, List<Headwords.Run> headwords) {
    return new LearnerWords(morphemes, headwords).group();
  }

  private List<Word> group() {
    var words = new ArrayList<Word>();
    var i = 0;
    while (i < morphemes.size()) {
      Interruption.check();
      var function = functions.end(i);
      var head = function.isPresent() ? i : head(i);
      var end = function.isPresent() ? function.get() : end(head);
      words.add(new Word(morphemes.subList(i, end), head - i));
      i = end;
    }
    return words;
  }

  /// The index of the head of the word that starts at `start`.
  private int head(int start) {
    var i = start;
    while (isPrefix(i) && morphemes.touches(i) && headwordEnds[i] == 0) {
      i++;
    }
    if (headwordEnds[i] > 0) {
      i = headwordEnds[i] - 1;
    }
    while (isNumber(i) && morphemes.touches(i) && (isNumber(i + 1) || isCounter(i + 1))) {
      i++;
    }
    while (isNominal(i) && morphemes.touches(i) && (isNominalSuffix(i + 1) || isDayOrDecade(i))) {
      i++;
    }
    if (morphemes.touches(i) && isSuruAfter(i, start)) {
      i++;
    }
    while ((isVerb(i) || isAdjective(i)) && morphemes.touches(i) && isCompound(i)) {
      i++;
    }
    while (morphemes.touches(i) && isNominalised(i)) {
      i++;
    }
    return i;
  }

  private int end(int head) {
    var i = head;
    if (!isVerb(head) && !isAdjective(head)) {
      return i + 1;
    }
    while (i + 1 < morphemes.size() && morphemes.touches(i)) {
      if (isAuxiliary(i + 1)
          || isAppearance(i + 1)
          || isNegativeAdjective(i + 1)
          || isPoliteRequest(i + 1)) {
        i++;
      } else if (isTe(i + 1)
          && i + 2 < morphemes.size()
          && morphemes.touches(i + 1)
          && isAuxiliaryVerb(i + 2)) {
        i += 2;
      } else {
        break;
      }
    }
    return morphemes.touches(i) && isConnective(i + 1) ? i + 2 : i + 1;
  }

  private boolean isAuxiliary(int i) {
    return at(i).is(Pos.AUXILIARY) && Grammar.follows(at(i), Follows.INFLECTED);
  }

  /// 読ん + で, 読め + ば, 飲ん + だり, 歩き + ながら, 食べ + ちゃ: without it the form before is no word.
  private boolean isConnective(int i) {
    var kind = at(i).is(Pos.PARTICLE, "接続助詞") || at(i).is(Pos.PARTICLE, "副助詞");
    return kind && Grammar.follows(at(i), Follows.INFLECTED);
  }

  private boolean isPrefix(int i) {
    return at(i).is(Pos.PREFIX)
        && i + 1 < morphemes.size()
        && !at(i + 1).is(Pos.MARK)
        && !at(i + 1).is(Pos.SPACE);
  }

  private boolean isNumber(int i) {
    return i < morphemes.size() && at(i).is(Pos.NOUN, "数詞");
  }

  private boolean isCounter(int i) {
    return at(i).tag().third().startsWith("助数詞")
        || PERIODS.contains(at(i).surface())
        || (at(i).is(Pos.SUFFIX) && at(i).tag().third().startsWith("助数詞"));
  }

  private boolean isNominal(int i) {
    return i < morphemes.size()
        && (at(i).is(Pos.NOUN)
            || at(i).is(Pos.PRONOUN)
            || at(i).is(Pos.ADJECTIVAL_NOUN)
            || at(i).is(Pos.SUFFIX, "名詞的"));
  }

  /// 月曜 + 日, 一昨 + 日, 80年 + 代.
  private boolean isDayOrDecade(int i) {
    var next = at(i + 1).surface();
    return ((at(i).surface().endsWith("曜") || at(i).surface().equals("一昨")) && next.equals("日"))
        || (at(i).surface().equals("年") && next.equals("代") && i > 0 && isNumber(i - 1));
  }

  private boolean isNominalSuffix(int i) {
    return at(i).is(Pos.SUFFIX, "名詞的")
        || at(i).is(Pos.SUFFIX, "形状詞的")
        || (Corrections.endsCompound(at(i)) && isCommonNoun(i - 1));
  }

  private boolean isCommonNoun(int i) {
    return at(i).is(Pos.NOUN, "普通名詞");
  }

  /// 高 + さ, 読み + 方, 寒 + げ: a suffix makes a noun of a verb or an adjective.
  private boolean isNominalised(int i) {
    var stem = isAdjective(i) ? at(i).isForm("語幹") : isVerb(i) && at(i).isForm("連用形-一般");
    return stem && isNominalSuffix(i + 1);
  }

  /// 勉強 + する, 利用 + できる, お伝え + する.
  private boolean isSuruAfter(int i, int start) {
    var does = LIGHT_VERBS.contains(at(i + 1).lemma());
    var noun = at(i).is(Pos.NOUN, "普通名詞") && !at(i).tag().third().equals("副詞可能");
    var polite = at(start).is(Pos.PREFIX) && at(i).is(Pos.VERB) && at(i).isForm("連用形-一般");
    return does && at(i + 1).is(Pos.VERB) && (noun || polite);
  }

  private boolean isVerb(int i) {
    return i < morphemes.size() && (at(i).is(Pos.VERB) || at(i).is(Pos.SUFFIX, "動詞的"));
  }

  private boolean isAdjective(int i) {
    return at(i).is(Pos.ADJECTIVE) || at(i).is(Pos.SUFFIX, "形容詞的");
  }

  /// 読み + 始める, 高 + すぎる, 分かり + やすい: right after the continuative form of a verb or the stem of an
  /// adjective.
  private boolean isCompound(int i) {
    var next = at(i + 1);
    if (isAdjective(i)) {
      return at(i).isForm("語幹") && next.is(Pos.VERB);
    }
    var verb = next.is(Pos.VERB) && !next.lemma().equals("為る") && !next.lemma().equals("為さる");
    return at(i).isForm("連用形-一般")
        && (verb || next.is(Pos.SUFFIX, "形容詞的") || EASE.contains(next.lemma()));
  }

  private boolean isTe(int i) {
    return at(i).is(Pos.PARTICLE, "接続助詞")
        && (at(i).surface().equals("て") || at(i).surface().equals("で"));
  }

  private boolean isAuxiliaryVerb(int i) {
    return Grammar.follows(at(i), Follows.TE);
  }

  /// 降りそう: how something looks.
  private boolean isAppearance(int i) {
    return at(i).is(Pos.ADJECTIVAL_NOUN, "助動詞語幹")
        && Grammar.follows(at(i), Follows.CONTINUATIVE)
        && !at(i - 1).isForm("終止形");
  }

  /// 食べ + なさい.
  private boolean isPoliteRequest(int i) {
    return at(i).is(Pos.VERB)
        && Grammar.follows(at(i), Follows.CONTINUATIVE)
        && at(i).isForm("命令形")
        && at(i - 1).isForm("連用形-一般");
  }

  /// 高く + ない: the adjective 無い negates another one.
  private boolean isNegativeAdjective(int i) {
    return at(i).is(Pos.ADJECTIVE)
        && Grammar.follows(at(i), Follows.ADVERBIAL)
        && at(i - 1).isForm("連用形")
        && inflectsLikeAdjective(i - 1);
  }

  private boolean inflectsLikeAdjective(int i) {
    return isAdjective(i) || at(i).tag().conjugationType().equals("助動詞-タイ");
  }

  private Morpheme at(int i) {
    return morphemes.get(i);
  }
}
