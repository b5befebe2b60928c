package org.intelligentreader.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.intelligentreader.app.installed.InstalledData;
import org.intelligentreader.book.glossary.Glossaries;
import org.intelligentreader.book.glossary.Glossary;
import org.intelligentreader.book.language.Installed;
import org.intelligentreader.book.language.Tokenizer;
import org.intelligentreader.book.language.choice.Tokenizers;
import org.intelligentreader.book.language.overrides.Overrides;
import org.intelligentreader.book.model.BookText;
import picocli.CommandLine.Option;

/// How a book is to be read; shared by the commands that analyse one.
final class BookOptions {
  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "BCP 47; default: the book's language, checked against its script.")
  private Optional<String> language = Optional.empty();

  @Option(
      names = "--morphemes",
      description = "Split words into the analyser's morphemes instead of whole inflected words.")
  private boolean morphemes;

  @Option(
      names = "--overrides",
      paramLabel = "FILE",
      description = "Manual corrections of words: the book's overrides.json (docs/overrides.md).")
  private Optional<Path> overrides = Optional.empty();

  private final Installed installed = InstalledData.ofMachine(System.err::println);

  private Optional<Tokenizers> tokenizers = Optional.empty();

  Optional<String> language() {
    return language;
  }

  boolean hasOverrides() {
    return overrides.isPresent();
  }

  /// What is wrong with the file of corrections, before any book is opened.
  Optional<String> problem() {
    return overrides
        .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
        .map(file -> "--overrides " + file + ": there is no file of this name that can be read.");
  }

  /// What is installed for the languages.
  Installed installed() {
    return installed;
  }

  /// A fresh one for a book in that language.
  Glossary glossary(String tag) {
    return new Glossaries(installed.words()).forLanguage(tag);
  }

  /// @throws IOException when the overrides cannot be read; a broken file is only a remark
  Tokenizer tokenizer(BookText book) throws IOException {
    var corrections =
        overrides.isPresent()
            ? Overrides.read(Files.readAllBytes(overrides.get()))
            : Overrides.NONE;
    return tokenizers().forBook(book.metadata().language(), corrections);
  }

  /// The same for all books, so that dictionaries load once and what is missing is said once.
  private Tokenizers tokenizers() {
    if (tokenizers.isEmpty()) {
      var units = morphemes ? Tokenizers.Units.MORPHEMES : Tokenizers.Units.WORDS;
      tokenizers = Optional.of(Tokenizers.standard(units, installed));
    }
    return tokenizers.get();
  }
}
