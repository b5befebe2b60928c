package org.intelligentreader.book.language.english;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import opennlp.tools.lemmatizer.LemmatizerModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.tokenize.TokenizerModel;

/// OpenNLP's models for English, trained on the Universal Dependencies treebank EWT. They load once
/// in a process, when the first English book comes.
record EnglishModels(
    SentenceModel sentences, TokenizerModel words, POSModel tags, LemmatizerModel lemmas) {
  private static final class Holder {
    static final EnglishModels INSTANCE = load();
  }

  /// Reads a model from its file.
  @FunctionalInterface
  private interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  static EnglishModels shared() {
    return Holder.INSTANCE;
  }

  private static EnglishModels load() {
    return new EnglishModels(
        model("sentence", SentenceModel::new),
        model("tokens", TokenizerModel::new),
        model("pos", POSModel::new),
        model("lemmas", LemmatizerModel::new));
  }

  private static <T> T model(String kind, Reader<T> reader) {
    var name = "/opennlp-en-ud-ewt-" + kind + "-1.3-2.5.4.bin";
    try (var in = EnglishModels.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the English model " + name + " is not on the class path");
      }
      return reader.read(new BufferedInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
