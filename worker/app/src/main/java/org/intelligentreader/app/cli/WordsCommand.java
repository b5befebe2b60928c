package org.intelligentreader.app.cli;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.intelligentreader.app.bounds.Bounds;
import org.intelligentreader.app.cli.anki.AnkiNote;
import org.intelligentreader.app.cli.anki.AnkiPackage;
import org.intelligentreader.app.cli.project.ArgumentTypes;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.exit.ExitCode;
import org.intelligentreader.book.glossary.Glossary;
import org.intelligentreader.book.model.BookText;
import org.intelligentreader.book.model.Chapter;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.source.Books;
import org.intelligentreader.book.vocabulary.Vocabulary;
import org.intelligentreader.book.vocabulary.VocabularyWord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The words of a book as a list to learn from.
@Command(
    name = "words",
    mixinStandardHelpOptions = true,
    description =
        "Lists the words of an EPUB, the most frequent first, each with its first sentence.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:The list was written.",
      "1:The list was not written; the message says why.",
      "64:A file or folder that was named does not exist."
    })
final class WordsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "BOOK.epub", description = "The book.")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Output file; default: standard output.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--min-count",
      paramLabel = "N",
      converter = ArgumentTypes.FromOne.class,
      description = "Only list words that occur at least this many times; default: 1.")
  private int minCount = 1;

  @Mixin private BookOptions options = new BookOptions();

  @Mixin private LimitOptions limits = new LimitOptions();

  @Mixin private ProgressOptions progressOptions = new ProgressOptions();

  private final InstantSource clock = InstantSource.system();

  private WordFormat format = WordFormat.TSV;

  @Option(names = "--csv", description = "For spreadsheets.")
  void csv(boolean chosen) {
    choose(chosen, WordFormat.CSV);
  }

  @Option(names = "--tsv", description = "For programs (default).")
  void tsv(boolean chosen) {
    choose(chosen, WordFormat.TSV);
  }

  @Option(names = "--anki", description = "For Anki: import with File, Import.")
  void anki(boolean chosen) {
    choose(chosen, WordFormat.ANKI);
  }

  @Option(
      names = "--apkg",
      description = "A package of cards for Anki; needs -o. A later one updates the cards.")
  private boolean apkg;

  private void choose(boolean chosen, WordFormat wanted) {
    if (chosen) {
      format = wanted;
    }
  }

  @Override
  public Integer call() throws InterruptedException, BadConfigException {
    if (options.problem().isPresent()) {
      System.err.println(options.problem().get());
      return ExitCode.BAD_INPUT.number();
    }
    if (apkg && output.isEmpty()) {
      System.err.println("--apkg writes a file: name it with -o BOOK.apkg.");
      return ExitCode.BAD_INPUT.number();
    }
    var allowed = limits.read();
    try {
      var list = read(allowed, limits.bounds());
      if (apkg) {
        var cards = new ByteArrayOutputStream();
        AnkiPackage.write(list.title(), list.language(), notes(list), clock.instant(), cards);
        Files.write(output.orElseThrow(), cards.toByteArray());
        System.err.println(list.words().size() + " cards → " + output.get());
      } else if (output.isPresent()) {
        try (var out = Files.newBufferedWriter(output.get())) {
          write(list, out);
        }
        System.err.println(list.words().size() + " words → " + output.get());
      } else {
        write(list, new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
      }
      return ExitCode.DONE.number();
    } catch (OneBook.NotReadException e) {
      System.err.println(file + ": " + e.line());
      return (e.isMissing() ? ExitCode.BAD_INPUT : ExitCode.PARTLY_FAILED).number();
    } catch (NoSuchFileException e) {
      System.err.println(e.getFile() + ": this file or folder does not exist. Check the name.");
      return ExitCode.BAD_INPUT.number();
    } catch (IOException e) {
      System.err.println("The list cannot be written: " + e.getMessage() + ".");
    }
    return ExitCode.PARTLY_FAILED.number();
  }

  /// What a list needs beside the vocabulary: titles of the book and its chapters, sentences of
  /// words, and what their cards show beside them.
  private record WordList(
      String title,
      String language,
      WordCards cards,
      List<VocabularyWord> words,
      Map<String, String> titles,
      Map<VocabularyWord, WordRow.Example> examples) {}

  private WordList read(Limits allowed, Bounds bounds)
      throws OneBook.NotReadException, InterruptedException {
    try (var progress = progressOptions.start()) {
      progress.begin(file.toString());
      return OneBook.read(file, bounds, () -> read(allowed, progress));
    }
  }

  private WordList read(Limits allowed, Progress progress) throws BadBookException, IOException {
    try (var book = Books.open(file, allowed, options.language())) {
      return read(book, progress);
    }
  }

  private WordList read(BookText book, Progress progress) throws BadBookException, IOException {
    var vocabulary = new Vocabulary(book.metadata().language());
    var tokenizer = options.tokenizer(book);
    var titles = new HashMap<String, String>();
    var examples = new HashMap<VocabularyWord, WordRow.Example>();
    var language = book.metadata().language();
    var cards = new WordCards(apkg ? options.glossary(language) : Glossary.NONE);
    for (var next = book.next(); next.isPresent(); next = book.next()) {
      var chapter = next.get();
      progress.step(titles.size(), book.expectedChapters());
      titles.put(chapter.heading().id().value(), chapter.heading().title());
      var analysis = tokenizer.analyse(chapter);
      for (var word : vocabulary.add(chapter, analysis)) {
        examples.put(word, example(chapter, word));
        if (apkg) {
          cards.add(word, chapter.text().value(), analysis.tokens());
        }
      }
    }
    tokenizer
        .remarks()
        .forEach(remark -> System.err.println(remark.where() + ": " + remark.done()));
    var frequent = vocabulary.words().stream().filter(word -> word.count() >= minCount).toList();
    return new WordList(book.metadata().title(), language, cards, frequent, titles, examples);
  }

  private static WordRow.Example example(Chapter chapter, VocabularyWord word) {
    var text = chapter.text().value();
    var place = word.first();
    var start = Math.min(place.sentence().start(), place.word().start());
    var end = Math.max(place.sentence().end(), place.word().end());
    return new WordRow.Example(
        text.substring(start, place.word().start()).stripLeading(),
        place.word().of(text),
        text.substring(place.word().end(), end).stripTrailing());
  }

  private static List<AnkiNote> notes(WordList list) {
    return list.cards().notes(list.words(), list.titles());
  }

  private void write(WordList list, Writer out) throws IOException {
    format.head(out);
    for (var word : list.words()) {
      var title = list.titles().getOrDefault(word.first().chapter().value(), "");
      var example = list.examples().getOrDefault(word, new WordRow.Example("", "", ""));
      format.row(out, WordRow.of(word, title, example));
    }
    out.flush();
  }
}
