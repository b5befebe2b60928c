package org.intelligentreader.book.dictionary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// How the file is laid out, all numbers little-endian: a header, the source's name, two hash
/// tables of (hash, offset), then what the offsets lead to: of a headword itself and its entries,
/// of a reading the offsets of the headwords that are read so. Glosses lie apart, since most words
/// are looked up for their reading alone.
public final class WordFileFormat {
  /// `IRWORDS` and the version of the format.
  public static final long MAGIC = 0x0253_4452_4F57_5249L;

  public static final int MAGIC_AT = 0;
  public static final int LENGTH_AT = 8;
  public static final int SLOTS_AT = 12;
  public static final int HEADWORDS_AT = 16;
  public static final int READING_SLOTS_AT = 20;
  public static final int SOURCE_AT = 24;

  public static final int SLOT = 8;

  public static final byte COMMON = 1;
  public static final byte RARE = 2;

  private static final char FIRST_KATAKANA = 'ァ';
  private static final char LAST_KATAKANA = 'ヶ';
  private static final int TO_HIRAGANA = 'ァ' - 'ぁ';

  private static final int MIX_1 = 0x85EBCA6B;
  private static final int MIX_2 = 0xC2B2AE35;
  private static final int HASH_STEP = 31;

  private WordFileFormat() {}

  /// The hash of a text that goes on with `text` after one whose hash is `hash`; of nothing it is
  /// 0.
  public static int hash(int hash, CharSequence text) {
    var longer = hash;
    for (var i = 0; i < text.length(); i++) {
      longer = HASH_STEP * longer + text.charAt(i);
    }
    return longer;
  }

  /// Spreads a hash over all bits.
  public static int mixed(int hash) {
    var mixed = hash ^ (hash >>> 16);
    mixed *= MIX_1;
    mixed ^= mixed >>> 13;
    mixed *= MIX_2;
    return mixed ^ (mixed >>> 16);
  }

  /// A reading as the table of readings has it: in hiragana.
  public static String folded(String reading) {
    var folded = new StringBuilder(reading);
    for (var i = 0; i < folded.length(); i++) {
      var c = folded.charAt(i);
      if (c >= FIRST_KATAKANA && c <= LAST_KATAKANA) {
        folded.setCharAt(i, (char) (c - TO_HIRAGANA));
      }
    }
    return folded.toString();
  }

  /// Reads a text: its number of bytes (two), then UTF-8.
  static String text(ByteBuffer file, int at) {
    var bytes = new byte[Short.toUnsignedInt(file.getShort(at))];
    file.get(at + Short.BYTES, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// Where the text at `at` ends.
  static int afterText(ByteBuffer file, int at) {
    return at + Short.BYTES + Short.toUnsignedInt(file.getShort(at));
  }

  static ByteBuffer ordered(ByteBuffer file) {
    return file.order(ByteOrder.LITTLE_ENDIAN);
  }
}
