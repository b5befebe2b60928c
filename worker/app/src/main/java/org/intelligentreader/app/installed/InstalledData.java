package org.intelligentreader.app.installed;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.intelligentreader.book.dictionary.WordDictionary;
import org.intelligentreader.book.language.Installed;
import org.intelligentreader.book.language.Packs;

/// Finds the dictionaries of this machine. The dictionary of words is next to the library's jar,
/// where the build compiles it if EDICT is installed, or where a system property says.
public final class InstalledData {
  /// Names the compiled dictionary of words; wins over the one beside the jar.
  public static final String PROPERTY = "org.intelligentreader.words";

  /// As the build calls it.
  public static final String WORDS = "edict.words";

  /// Names the folder of the languages' data; wins over the one beside the jar.
  public static final String PACKS_PROPERTY = "org.intelligentreader.languages";

  /// As the build calls it.
  public static final String PACKS = "languages";

  /// Where Debian's package `kanjidic-xml` puts it.
  public static final Path KANJIDIC = Path.of("/usr/share/edict/kanjidic2.xml.gz");

  private InstalledData() {}

  /// `tell` hears in a sentence what is missing, when a Japanese book first needs it.
  public static Installed ofMachine(Consumer<String> tell) {
    return new Installed(
        once(() -> words(wordsFile(), tell)),
        Optional.of(KANJIDIC).filter(Files::isReadable),
        new Packs(Optional.of(at(PACKS_PROPERTY, PACKS)).filter(Files::isDirectory)));
  }

  /// Opens the dictionary for the first who asks and gives the others the same, so that what is
  /// missing is said once.
  static Supplier<Optional<WordDictionary>> once(Supplier<Optional<WordDictionary>> open) {
    return new Once(open);
  }

  private static final class Once implements Supplier<Optional<WordDictionary>> {
    private final Supplier<Optional<WordDictionary>> open;
    private Optional<Optional<WordDictionary>> opened = Optional.empty();

    Once(Supplier<Optional<WordDictionary>> open) {
      this.open = open;
    }

    @Override
    public synchronized Optional<WordDictionary> get() {
      if (opened.isEmpty()) {
        opened = Optional.of(open.get());
      }
      return opened.get();
    }
  }

  static Optional<WordDictionary> words(Path file, Consumer<String> tell) {
    try {
      if (Files.exists(file)) {
        return Optional.of(WordDictionary.open(file));
      }
      tell.accept(
          "There is no dictionary of Japanese words at "
              + file
              + ": compounds are split into more pieces, and bundles do not say what words mean."
              + " Install EDICT (Debian's package edict) and build again.");
    } catch (IOException e) {
      tell.accept("The dictionary of Japanese words is not used: " + e.getMessage() + ".");
    }
    return Optional.empty();
  }

  private static Path wordsFile() {
    return at(PROPERTY, WORDS);
  }

  private static Path at(String property, String name) {
    var named = System.getProperty(property, "");
    return named.isEmpty() ? besideTheLibrary(name) : Path.of(named);
  }

  private static Path besideTheLibrary(String name) {
    var source = WordDictionary.class.getProtectionDomain().getCodeSource();
    try {
      return source == null
          ? Path.of(name)
          : Path.of(source.getLocation().toURI()).resolveSibling(name);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(source.getLocation() + " is not a path", e);
    }
  }
}
