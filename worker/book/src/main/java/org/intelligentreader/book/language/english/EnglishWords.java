package org.intelligentreader.book.language.english;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import opennlp.tools.ml.model.AbstractModel;
import org.intelligentreader.book.language.plain.WordList;

/// The words that the tagger has learned from its treebank.
public final class EnglishWords {
  private static final String TAGGER = "pos.model";
  private static final String WORD = "w=";

  private EnglishWords() {}

  /// The models load with the first question.
  public static WordList create() {
    return word -> Known.WORDS.contains(word);
  }

  private static final class Known {
    static final Set<String> WORDS = load();

    private static Set<String> load() {
      AbstractModel tagger = EnglishModels.shared().tags().getArtifact(TAGGER);
      var words = new HashSet<String>();
      // What the model can tell apart: w=government is the word itself.
      if (tagger.getDataStructures()[1] instanceof Map<?, ?> features) {
        for (var feature : features.keySet()) {
          if (feature instanceof String name && name.startsWith(WORD)) {
            words.add(name.substring(WORD.length()));
          }
        }
      }
      return Set.copyOf(words);
    }
  }
}
