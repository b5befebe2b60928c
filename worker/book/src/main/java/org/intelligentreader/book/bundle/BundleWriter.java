package org.intelligentreader.book.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intelligentreader.book.glossary.Glossary;
import org.intelligentreader.book.language.Analysis;
import org.intelligentreader.book.language.TokenizerId;
import org.intelligentreader.book.model.BookText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.model.Image;
import org.intelligentreader.book.vocabulary.Vocabulary;

/// Turns chapters and their words into bundle files, one after the other; the manifest comes last.
public final class BundleWriter implements AutoCloseable {
  private final BundleAddress address;
  private final BundleSink sink;
  private final ManifestFile manifest;
  private final VocabularyFile words;
  private final Path wordsPath;
  private final GlossaryFile glossary;
  private final Path glossaryPath;
  private boolean basic;
  private final Set<String> storedImages = new HashSet<>();

  /// `workFolder` holds files while they grow; it must exist and be writable.
  public BundleWriter(
      BundleAddress address, BookText book, Glossary glossary, Path workFolder, BundleSink sink)
      throws IOException {
    this.address = address;
    this.sink = sink;
    this.manifest =
        new ManifestFile(
            workFolder.resolve(BundleFile.MANIFEST),
            address.bookId(),
            book.metadata(),
            book.cover());
    var language = book.metadata().language();
    this.words = new VocabularyFile(address.bookId(), language, new Vocabulary(language));
    this.wordsPath = workFolder.resolve(BundleFile.VOCABULARY);
    this.glossary = new GlossaryFile(address.bookId(), language, glossary);
    this.glossaryPath = workFolder.resolve(this.glossary.name());
  }

  public void chapter(Chapter chapter, TokenizerId tokenizer, Analysis analysis)
      throws IOException, InterruptedException {
    Optional<String> tokensPath = Optional.empty();
    basic = basic || tokenizer.isBasic();
    if (!analysis.tokens().isEmpty()) {
      sink.put(
          new TokensFile(address.bookId(), chapter, tokenizer, analysis, glossary.glossary())
              .file());
      tokensPath = Optional.of(address.keyPrefix() + TokensFile.path(chapter));
    }
    manifest.chapter(chapter.withGlosses(analysis.glosses()), tokensPath);
    words.vocabulary().add(chapter, analysis);
  }

  /// Stores the pictures that were not stored yet.
  public void images(List<Image> images) throws IOException, InterruptedException {
    for (var image : images) {
      if (storedImages.add(image.name())) {
        sink.put(BundleFile.image(image));
      }
    }
  }

  /// Stores vocabulary, glossary and report and then the manifest; the bundle is complete when this
  /// returns.
  public BookStats finish(BookText book) throws IOException, InterruptedException {
    images(book.images());
    var vocabulary = words.vocabulary();
    var stats =
        new BookStats(vocabulary.chapters().size(), storedImages.size(), vocabulary.statistics());
    sink.put(words.write(wordsPath));
    if (glossary.glossary().size() > 0) {
      sink.put(glossary.write(glossaryPath));
    }
    sink.put(BundleFile.of(BundleFile.REPORT, "application/json", book.report()));
    sink.put(manifest.finish(book, stats, glossary, basic));
    return stats;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(wordsPath);
    Files.deleteIfExists(glossaryPath);
    manifest.close();
  }
}
