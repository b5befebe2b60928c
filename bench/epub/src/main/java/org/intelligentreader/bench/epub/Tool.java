package org.intelligentreader.bench.epub;

import io.documentnode.epub4j.epub.EpubReader;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.sax.BodyContentHandler;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.source.Books;
import org.jsoup.Jsoup;

/// A way from a file to its text.
enum Tool {
  /// Chapters with structure, ruby and sanitised HTML; pictures typed and hashed; cover scaled.
  READER {
    @Override
    long characters(Path file) throws Exception {
      var characters = 0L;
      try (var book = Books.open(file, Limits.DEFAULTS, Optional.empty())) {
        for (var next = book.next(); next.isPresent(); next = book.next()) {
          characters += next.get().text().length();
        }
      }
      return characters;
    }
  },
  /// Plain text of the whole book.
  TIKA {
    @Override
    long characters(Path file) throws Exception {
      var text = new BodyContentHandler(-1);
      try (var in = Files.newInputStream(file)) {
        new EpubParser().parse(in, text, new Metadata(), new ParseContext());
      }
      return text.toString().length();
    }
  },
  /// Every spine resource, its text by jsoup: the library itself gives bytes.
  EPUB4J {
    @Override
    long characters(Path file) throws Exception {
      var characters = 0L;
      try (var in = Files.newInputStream(file)) {
        for (var place : new EpubReader().readEpub(in).getSpine().getSpineReferences()) {
          var data = new ByteArrayInputStream(place.getResource().getData());
          characters += Jsoup.parse(data, null, "").text().length();
        }
      }
      return characters;
    }
  };

  abstract long characters(Path file) throws Exception;
}
