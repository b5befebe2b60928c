package org.intelligentreader.book.wording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A part of the catalogue. Each is a file of this package, read when it is first needed.
public enum Wording {
  /// Why a job ended; stored with the job.
  FAILURES,
  /// What was odd about a book that was read anyway; stored in `report.json`.
  WARNINGS,
  /// What the queue answers to a worker or an operator.
  VERDICTS,
  /// What a book may ask of the machine.
  LIMITS,
  /// Parts of a book that have no path.
  PLACES;

  @SuppressWarnings("ImmutableEnumChecker") // read once, when it is first asked for
  private final Supplier<Map<String, WordingEntry>> entries = new Once(this);

  /// All entries in the order of the file, choices included.
  public Collection<WordingEntry> entries() {
    return entries.get().values();
  }

  /// The codes in the order of the file.
  public List<WordingEntry> codes() {
    return entries().stream().filter(entry -> !entry.isChoice()).toList();
  }

  public Optional<WordingEntry> find(String code) {
    return Optional.ofNullable(entries.get().get(code));
  }

  /// An entry that must be there.
  public WordingEntry get(String code) {
    return find(code)
        .orElseThrow(() -> new IllegalArgumentException(file() + " has no entry " + code));
  }

  /// One code in its present spelling: before version 0.2 the queue wrote some with `_`.
  public static String spelling(String code) {
    return code.replace('_', '-');
  }

  private String file() {
    return name().toLowerCase(Locale.ROOT) + ".txt";
  }

  private Map<String, WordingEntry> read() {
    try (var in = Wording.class.getResourceAsStream(file())) {
      if (in == null) {
        throw new IllegalStateException(file() + " is missing");
      }
      return WordingFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads the file at the first call.
  private static final class Once implements Supplier<Map<String, WordingEntry>> {
    private final Wording part;
    private volatile Optional<Map<String, WordingEntry>> read = Optional.empty();

    Once(Wording part) {
      this.part = part;
    }

    @Override
    public Map<String, WordingEntry> get() {
      if (read.isEmpty()) {
        read = Optional.of(part.read());
      }
      return read.get();
    }
  }
}
