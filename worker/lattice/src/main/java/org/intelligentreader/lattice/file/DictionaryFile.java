package org.intelligentreader.lattice.file;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a compiled dictionary lies: where a system property says, else beside this library's jar
/// (or, while building, beside its classes).
public final class DictionaryFile {
  /// Names the file; wins over everything else.
  public static final String PROPERTY = "org.intelligentreader.dictionary";

  private DictionaryFile() {}

  /// Finds `name`, for example `unidic-2.1.2.lattice`.
  public static Path find(String name) throws DictionaryException {
    var named = System.getProperty(PROPERTY, "");
    var file = named.isEmpty() ? besideTheLibrary(name) : Path.of(named);
    if (!Files.isRegularFile(file)) {
      throw new DictionaryException("no dictionary at " + file + "; " + Format.REBUILD);
    }
    return file;
  }

  private static Path besideTheLibrary(String name) throws DictionaryException {
    var source = DictionaryFile.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new DictionaryException("this library's jar cannot be found; " + Format.REBUILD);
    }
    try {
      return Path.of(source.getLocation().toURI()).resolveSibling(name);
    } catch (URISyntaxException e) {
      throw new DictionaryException(source.getLocation() + " is not a path: " + e.getMessage());
    }
  }
}
