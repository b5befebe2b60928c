package org.intelligentreader.book.epub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.intelligentreader.book.epub.BookWarning.Code;

/// The files of an EPUB by path. Entries are read in memory or streamed, never written to a disk by
/// their names.
///
/// Source: EPUB 3.3, section 4 (Open Container Format).
public final class OcfContainer implements AutoCloseable {
  private final ZipFile zip;
  private final Limits limits;
  private final Warnings warnings;
  private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
  private final Map<String, String> folded = new HashMap<>();

  private OcfContainer(ZipFile zip, Limits limits, Warnings warnings) {
    this.zip = zip;
    this.limits = limits;
    this.warnings = warnings;
  }

  static OcfContainer open(Path file, Limits limits, Warnings warnings)
      throws BadBookException, IOException {
    var zip = Archives.open(file);
    try {
      var container = new OcfContainer(zip, limits, warnings);
      container.index();
      return container;
    } catch (BadBookException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  public Collection<String> paths() {
    return entries.keySet();
  }

  /// The path of the entry that `reference` means when it stands in the file `base`: as written,
  /// else decoded, else in another spelling (slashes, Unicode composition, case). A warning tells
  /// of all but the first.
  public Optional<String> resolve(String base, String reference) {
    var written = Href.resolve(base, Href.parse(reference).path());
    if (entries.containsKey(written)) {
      return Optional.of(written);
    }
    var decoded = Href.resolve(base, Href.decode(Href.parse(reference).path()));
    if (entries.containsKey(decoded)) {
      return Optional.of(decoded);
    }
    return otherSpelling(base, reference, decoded);
  }

  public long size(String path) {
    var entry = entries.get(path);
    return entry == null ? 0 : Math.max(0, entry.getSize());
  }

  /// Opens an entry that exists; reading past a limit throws an [IOException]. Pictures are
  /// uploaded beside the reading: streams may be used in parallel, while opening one moves the
  /// archive's position.
  public InputStream stream(String path) throws IOException {
    var entry = entries.get(path);
    if (entry == null) {
      throw new IOException("the archive has no file " + path);
    }
    return new LimitedStream(opened(entry), path, entry.getCompressedSize(), limits);
  }

  /// Reads a document into memory.
  public byte[] read(String path) throws BadBookException, IOException {
    try (var in = stream(path)) {
      var bytes = in.readNBytes((int) Limits.DOCUMENT_BYTES + 1);
      if (bytes.length > Limits.DOCUMENT_BYTES) {
        throw new LimitExceededException(Limits.DOCUMENT_BYTES + " bytes for one document", path);
      }
      return bytes;
    } catch (LimitExceededException e) {
      throw e.asBadBook();
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private InputStream opened(ZipArchiveEntry entry) throws IOException {
    synchronized (zip) {
      return zip.getInputStream(entry);
    }
  }

  private Optional<String> otherSpelling(String base, String reference, String decoded) {
    var candidates = new String[] {decoded, Href.resolve(base, Href.decode(decoded))};
    for (var candidate : candidates) {
      var path = folded.get(EntryNames.folded(candidate));
      if (path != null) {
        warnings.add(Code.PATH_RESOLVED, base, "'" + reference + "' read as " + path);
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  private void index() throws BadBookException {
    var total = 0L;
    var all = zip.getEntries();
    while (all.hasMoreElements()) {
      var entry = all.nextElement();
      total += Math.max(0, entry.getSize());
      add(entry);
      if (entries.size() > limits.entries()) {
        throw limit(limits.entries() + " files", "the archive");
      }
    }
    if (total > limits.totalBytes()) {
      throw limit(limits.totalBytes() + " bytes in all", "the archive");
    }
  }

  private void add(ZipArchiveEntry entry) {
    var name = EntryNames.decode(entry);
    if (entry.isDirectory()) {
      return;
    }
    if (EntryNames.isUnsafe(name)) {
      warnings.add(Code.ENTRY_NAME_UNSAFE, name.replace("\0", "\\0"), "ignored");
      return;
    }
    var path = name.replace('\\', '/');
    if (entries.put(path, entry) != null) {
      warnings.add(Code.ENTRY_DUPLICATE, path, "the last one is read");
    }
    folded.putIfAbsent(EntryNames.folded(path), path);
  }

  private static BadBookException limit(String limit, String where) {
    return new BadBookException(new BookProblem.LimitExceeded(limit, where));
  }
}
