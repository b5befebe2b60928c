package org.intelligentreader.bench.book;

import java.util.List;
import java.util.Map;
import org.intelligentreader.bench.measure.Race;
import org.intelligentreader.bench.place.Place;
import org.intelligentreader.bench.place.Section;

/// The novel with ruby over every word in kanji against the same one with a few.
public final class RubyBook implements Section {
  private static final int ROUNDS = 5;

  @Override
  public List<String> measure(Place place) throws Exception {
    var novel = ColdBook.NOVEL;
    var plain = place.book("novel", novel);
    var annotated = place.book("furigana", novel.withFurigana());
    var out = place.folder().resolve("bundle");
    return new Race()
        .add(
            "few words have ruby",
            place.log(),
            Map.of(),
            place.worker(ColdBook.process(plain, out)))
        .add(
            "every word in kanji has ruby",
            place.log(),
            Map.of(),
            place.worker(ColdBook.process(annotated, out)))
        .run(place.rounds(ROUNDS))
        .table();
  }
}
