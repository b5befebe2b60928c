package org.intelligentreader.app.cli.anki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intelligentreader.app.cli.anki.SqliteFile.Table;

/// A deck of new cards as a file that Anki imports as it is (`.apkg`): a ZIP archive with a
/// database of schema 11, which every version of Anki reads.
public final class AnkiPackage {
  private static final char BETWEEN_FIELDS = '\u001f';

  /// Characters of text; with readings above each of them a note still fits into a record.
  private static final int LONGEST_FIELD = 500;

  private static final long NEW = 0;

  private AnkiPackage() {}

  /// Writes one card a note, to be learned in the order of `notes`. `language` is BCP 47; `now`
  /// decides which of two packages is the newer one.
  public static void write(
      String book, String language, List<AnkiNote> notes, Instant now, OutputStream out)
      throws IOException {
    var zip = new ZipOutputStream(out);
    zip.putNextEntry(new ZipEntry("collection.anki2"));
    var database = new ByteArrayOutputStream();
    SqliteFile.write(tables(book, language, notes, now), database);
    database.writeTo(zip);
    zip.closeEntry();
    zip.putNextEntry(new ZipEntry("media"));
    zip.write("{}".getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
  }

  private static List<Table> tables(String book, String language, List<AnkiNote> words, Instant now)
      throws IOException {
    var deck = StableId.of("deck", language, book);
    var notes = new TreeMap<Long, List<Object>>();
    var cards = new TreeMap<Long, List<Object>>();
    var due = 1L;
    for (var word : words) {
      var id = free(StableId.of("note", primary(language), word.key()), notes);
      notes.put(id, note(word, book, language, now));
      cards.put(id, card(id, deck, due++, now));
    }
    var collection = new TreeMap<Long, List<Object>>();
    collection.put(1L, AnkiCollection.row(deck, book, now));
    return List.of(
        new Table("col", AnkiCollection.SQL, collection),
        new Table("notes", NOTES, notes),
        new Table("cards", CARDS, cards),
        new Table("revlog", REVIEWS, new TreeMap<>()),
        new Table("graves", GRAVES, new TreeMap<>()));
  }

  /// Words of `ja` and `ja-JP` are the same.
  private static String primary(String language) {
    return Locale.forLanguageTag(language).getLanguage();
  }

  private static long free(long wanted, SortedMap<Long, List<Object>> taken) {
    var id = wanted;
    while (taken.containsKey(id)) {
      id++;
    }
    return id;
  }

  /// The id is the row's own, so its column is empty.
  private static List<Object> note(AnkiNote word, String book, String language, Instant now) {
    var fields =
        word.values(Html.escaped(book), language).stream()
            .map(value -> Html.atMost(value, LONGEST_FIELD))
            .toList();
    var first = fields.getFirst();
    return List.of(
        SqliteRecord.NULL,
        StableId.text("note", primary(language), word.key()),
        AnkiCollection.NOTE_TYPE,
        now.getEpochSecond(),
        -1L,
        " intelligent-reader ",
        String.join(String.valueOf(BETWEEN_FIELDS), fields),
        first,
        StableId.checksum(first),
        0L,
        "");
  }

  private static List<Object> card(long note, long deck, long due, Instant now) {
    return List.of(
        SqliteRecord.NULL,
        note,
        deck,
        0L,
        now.getEpochSecond(),
        -1L,
        NEW,
        NEW,
        due,
        0L,
        0L,
        0L,
        0L,
        0L,
        0L,
        0L,
        0L,
        "");
  }

  private static final String NOTES =
      "CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null,"
          + " mod integer not null, usn integer not null, tags text not null, flds text not null,"
          + " sfld integer not null, csum integer not null, flags integer not null,"
          + " data text not null)";

  private static final String CARDS =
      "CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null,"
          + " ord integer not null, mod integer not null, usn integer not null,"
          + " type integer not null, queue integer not null, due integer not null,"
          + " ivl integer not null, factor integer not null, reps integer not null,"
          + " lapses integer not null, left integer not null, odue integer not null,"
          + " odid integer not null, flags integer not null, data text not null)";

  private static final String REVIEWS =
      "CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null,"
          + " ease integer not null, ivl integer not null, lastIvl integer not null,"
          + " factor integer not null, time integer not null, type integer not null)";

  private static final String GRAVES =
      "CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null)";
}
