package org.intelligentreader.book.robust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.intelligentreader.book.fixture.Shared;
import org.intelligentreader.testing.Needs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bundles are byte for byte what they were when the digests were recorded. A change that is meant
/// records them again and says so in its commit:
///
/// `./mvnw -pl worker/book -am test -Dtest=SameBundlesTest -Dsurefire.failIfNoSpecifiedTests=false
/// -Dtest.excluded.groups= -Ddigests.record=true`
class SameBundlesTest {
  private static final Path FOLDER =
      Shared.repository()
          .resolve("worker/book/src/test/resources/org/intelligentreader/book/robust");
  private static final boolean RECORD = Boolean.getBoolean("digests.record");
  private static final int SHAPES = 25;

  @TempDir private Path folder;

  @Test
  void bundles_of_made_books_are_the_recorded_ones() throws Exception {
    var books = new ArrayList<Path>();
    books.add(write("everything", SampleBook.everything().bytes()));
    for (var seed = 1; seed <= SHAPES; seed++) {
      books.add(write("shape-" + seed, new ShapedBook(seed).fixture().bytes()));
    }
    compare("made-books.tsv", folder, books);
  }

  @Test
  @Needs(shared = {"corpus/small", "corpus/cases"})
  void bundles_of_odd_books_are_the_recorded_ones() throws Exception {
    compare("odd-books.tsv", Shared.path("corpus"), books("corpus/small", "corpus/cases"));
  }

  @Test
  @Tag("campaign")
  @Needs(shared = {"corpus/books", "corpus/w3c"})
  void bundles_of_real_books_are_the_recorded_ones() throws Exception {
    compare("real-books.tsv", Shared.path("corpus"), books("corpus/books", "corpus/w3c"));
  }

  private Path write(String name, byte[] book) throws IOException {
    return Files.write(folder.resolve(name + ".epub"), book);
  }

  private static List<Path> books(String... folders) throws IOException {
    var all = new ArrayList<Path>();
    for (var name : folders) {
      try (var files = Files.list(Shared.path(name))) {
        files.filter(file -> file.toString().endsWith(".epub")).sorted().forEach(all::add);
      }
    }
    return all;
  }

  private static void compare(String resource, Path root, List<Path> books) throws Exception {
    var digests = new TreeMap<String, String>();
    for (var book : books) {
      digests.put(root.relativize(book).toString(), BundleDigest.whole(book));
    }
    var file = FOLDER.resolve(resource);
    if (RECORD) {
      Files.writeString(file, lines(digests));
    }
    assertThat(lines(digests)).isEqualTo(Files.readString(file));
  }

  private static String lines(SortedMap<String, String> digests) {
    return digests.entrySet().stream()
        .map(entry -> entry.getKey() + "\t" + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
