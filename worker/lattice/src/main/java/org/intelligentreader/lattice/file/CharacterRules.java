package org.intelligentreader.lattice.file;

import java.nio.ByteBuffer;

/// Which unknown words may start at a character, as the dictionary defines it.
///
/// A class is a list of categories. A category says whether its unknown words are offered even
/// where the dictionary knows a word, whether neighbours of the same category are taken together,
/// and which entries they have. Layout: u32 count of classes, u32 count of categories; for each
/// class [#SLOTS] × s32, categories in order, -1 for none; for each category 4 × s32: offered
/// always, grouped, first entry, number of entries.
public final class CharacterRules {
  /// Most categories that one character can have.
  public static final int SLOTS = 4;

  private final byte[] classes;
  private final int[] slots;
  private final int[] categories;

  public CharacterRules(ByteBuffer classSection, ByteBuffer rules) {
    classes = new byte[1 << Character.SIZE];
    classSection.get(0, classes);
    slots = new int[rules.getInt(0) * SLOTS];
    categories = new int[rules.getInt(4) * 4];
    var numbers = rules.slice(8, rules.limit() - 8).order(rules.order()).asIntBuffer();
    numbers.get(0, slots);
    numbers.get(slots.length, categories);
  }

  public int classOf(char c) {
    return classes[c] & 0xFF;
  }

  /// The class's category in a slot, or -1.
  public int category(int characterClass, int slot) {
    return slots[characterClass * SLOTS + slot];
  }

  public boolean offeredAlways(int category) {
    return categories[category * 4] != 0;
  }

  public boolean grouped(int category) {
    return categories[category * 4 + 1] != 0;
  }

  public int firstEntry(int category) {
    return categories[category * 4 + 2];
  }

  public int entries(int category) {
    return categories[category * 4 + 3];
  }
}
