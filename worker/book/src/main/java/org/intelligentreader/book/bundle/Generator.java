package org.intelligentreader.book.bundle;

/// Who made the bundle: name and version of the software, for people who compare bundles.
public record Generator(String name, String version) {
  public static final Generator THIS = new Generator("intelligent-reader", "0.1.0");
}
