package org.intelligentreader.book.language.overrides;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.intelligentreader.book.language.Remark;
import org.intelligentreader.book.text.Fnv1a;

/// The content of `overrides.json`. What could not be read of it is told as remarks; the rest
/// holds.
///
/// Format: `docs/overrides.md`, schema: `docs/schemas/overrides.schema.json`.
public final class Overrides {
  public static final Overrides NONE = new Overrides(List.of(), List.of(), "");

  private static final int LARGEST = 1 << 20;

  private final List<Correction> corrections;
  private final List<Remark> remarks;
  private final String fingerprint;

  private Overrides(List<Correction> corrections, List<Remark> remarks, String fingerprint) {
    this.corrections = List.copyOf(corrections);
    this.remarks = List.copyOf(remarks);
    this.fingerprint = fingerprint;
  }

  /// Never fails: a broken file is a remark.
  public static Overrides read(byte[] file) {
    if (file.length > LARGEST) {
      return unreadable("it is larger than " + LARGEST + " bytes");
    }
    try {
      var json = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return parse(json.startsWith("\ufeff") ? json.substring(1) : json);
    } catch (CharacterCodingException e) {
      return unreadable("it is not UTF-8");
    }
  }

  private static Overrides parse(String json) {
    var reader = new OverridesReader();
    var problem = reader.read(json);
    return problem
        .map(Overrides::unreadable)
        .orElseGet(() -> new Overrides(reader.corrections(), reader.remarks(), Fnv1a.hex32(json)));
  }

  private static Overrides unreadable(String why) {
    var remark =
        new Remark(
            Remark.Kind.OVERRIDES_UNREADABLE,
            "overrides.json",
            why + "; the book was processed without it");
    return new Overrides(List.of(), List.of(remark), "");
  }

  List<Correction> corrections() {
    return corrections;
  }

  List<Remark> remarks() {
    return remarks;
  }

  /// Changes with the content of the file.
  String fingerprint() {
    return fingerprint;
  }

  boolean isEmpty() {
    return corrections.isEmpty() && remarks.isEmpty();
  }
}
