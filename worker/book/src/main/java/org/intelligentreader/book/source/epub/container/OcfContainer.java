package org.intelligentreader.book.source.epub.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.problem.BookPart;
import org.intelligentreader.book.problem.BookProblem;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.problem.Limit;
import org.intelligentreader.book.problem.LimitExceededException;
import org.intelligentreader.book.problem.Limits;
import org.intelligentreader.book.problem.Warnings;

/// The files of an EPUB by path. Entries are read in memory or streamed, never written to a disk by
/// their names.
///
/// Source: EPUB 3.3, section 4 (Open Container Format).
public final class OcfContainer implements AutoCloseable {
  private static final int LAST_BUILT_IN = ZipMethod.BZIP2.getCode();

  private static final int CHUNK = 1 << 16;

  private final Optional<ZipFile> zip;
  private final Limits limits;
  private final Warnings warnings;
  private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
  private final Map<String, MadeFile> made = new LinkedHashMap<>();
  private final Spellings spellings = new Spellings();
  private final LegacyNames legacyNames = new LegacyNames();

  private OcfContainer(Optional<ZipFile> zip, Limits limits, Warnings warnings) {
    this.zip = zip;
    this.limits = limits;
    this.warnings = warnings;
  }

  public static OcfContainer open(Path file, Limits limits, Warnings warnings)
      throws BadBookException, IOException {
    var zip = Archives.open(file);
    try {
      var container = new OcfContainer(Optional.of(zip), limits, warnings);
      container.index(zip);
      return container;
    } catch (BadBookException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /// Files of a book that lies in no archive; they are [#add]ed.
  public static OcfContainer empty(Limits limits, Warnings warnings) {
    return new OcfContainer(Optional.empty(), limits, warnings);
  }

  /// Puts a file beside those of the archive, where the archive has none of that path.
  public void add(String path, MadeFile file) {
    if (!exists(path)) {
      made.put(path, file);
      spellings.add(path);
    }
  }

  /// The paths of the archive in its order, then those that were added.
  public Collection<String> paths() {
    if (made.isEmpty()) {
      return entries.keySet();
    }
    var all = new LinkedHashSet<>(entries.keySet());
    all.addAll(made.keySet());
    return all;
  }

  private boolean exists(String path) {
    return entries.containsKey(path) || made.containsKey(path);
  }

  /// The path of the entry that `reference` means when it stands in the file `base`: as written,
  /// else decoded, else in another character set, else in another spelling (slashes, Unicode
  /// composition, case), else seen from the root. A warning tells of all but the first two.
  public Optional<String> resolve(String base, String reference) {
    var path = Href.parse(reference).path();
    var written = Href.resolve(base, path);
    if (exists(written)) {
      return Optional.of(written);
    }
    var decoded = Href.resolve(base, Href.decode(path));
    if (exists(decoded)) {
      return Optional.of(decoded);
    }
    var other =
        legacyNames
            .find(decoded, this::rename)
            .or(() -> spellings.find(decoded))
            .or(() -> spellings.find(Href.resolve(base, Href.decode(Href.decode(path)))))
            .or(() -> spellings.find(Href.resolve("", Href.decode(path))))
            .filter(this::exists);
    other.ifPresent(
        found -> warnings.add(Code.PATH_RESOLVED, base, "'" + reference + "' read as " + found));
    return other;
  }

  /// The first bytes of a file, at most `length`; fewer when it is shorter or damaged.
  public byte[] start(String path, int length) {
    try (var in = stream(path)) {
      return in.readNBytes(length);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  /// The declared size after inflating, or 0 when the archive does not know.
  public long size(String path) {
    return entry(path)
        .map(entry -> Math.max(0, entry.getSize()))
        .or(() -> Optional.ofNullable(made.get(path)).map(MadeFile::size))
        .orElse(0L);
  }

  /// Opens an entry that exists; reading past a limit throws a [LimitExceededException].
  public InputStream stream(String path) throws IOException {
    return stream(path, LimitedStream.TEXT);
  }

  /// The same for a picture, which is never read into memory as a whole and may be a white page.
  public InputStream picture(String path) throws IOException {
    return stream(path, LimitedStream.PICTURE);
  }

  private InputStream stream(String path, long harmless) throws IOException {
    var file = made.get(path);
    if (file != null) {
      return new LimitedStream(file.open(), path, file.size(), limits, harmless);
    }
    var entry = entry(path).orElseThrow(() -> new IOException("the archive has no file " + path));
    // Packed in a way that wants a library we do not ship (Zstandard, XZ); EPUB knows only the
    // first two methods.
    if (entry.getMethod() > LAST_BUILT_IN) {
      throw new IOException(path + " is packed by method " + entry.getMethod());
    }
    return new LimitedStream(
        zip.orElseThrow().getInputStream(entry), path, entry.getCompressedSize(), limits, harmless);
  }

  /// Reads a document into memory. From a damaged one comes what can be read, with a warning.
  public byte[] read(String path) throws BadBookException {
    var bytes = new ByteArrayOutputStream(Math.clamp(size(path), 0, CHUNK));
    try (var in = stream(path)) {
      var buffer = new byte[CHUNK];
      for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
        if (bytes.size() > limits.bytes(Limit.DOCUMENT_MEGABYTES)) {
          throw new BadBookException(limits.exceeded(Limit.DOCUMENT_MEGABYTES, path));
        }
      }
    } catch (LimitExceededException e) {
      throw e.asBadBook();
    } catch (IOException e) {
      Interruption.check();
      warnings.add(
          Code.ENTRY_DAMAGED,
          path,
          bytes.size() + " bytes were read, then: " + e.getMessage() + "; the rest is lost");
      return bytes.toByteArray();
    }
    var content = bytes.toByteArray();
    checkSum(path, content);
    return content;
  }

  private void checkSum(String path, byte[] bytes) {
    var sum = new CRC32();
    sum.update(bytes);
    var declared = entry(path).map(ZipArchiveEntry::getCrc).orElse(-1L);
    if (declared > 0 && declared != sum.getValue()) {
      warnings.add(Code.ENTRY_DAMAGED, path, "its checksum is wrong; what can be read of it is");
    }
  }

  public Optional<ZipArchiveEntry> entry(String path) {
    return Optional.ofNullable(entries.get(path));
  }

  @Override
  public void close() throws IOException {
    if (zip.isPresent()) {
      zip.get().close();
    }
  }

  private void index(ZipFile archive) throws BadBookException {
    var total = 0L;
    var all = archive.getEntries();
    while (all.hasMoreElements()) {
      Interruption.check();
      var entry = all.nextElement();
      total += Math.max(0, entry.getSize());
      add(entry);
      if (entries.size() > limits.of(Limit.FILES)) {
        throw new BadBookException(limits.exceeded(Limit.FILES, BookPart.ARCHIVE.place()));
      }
    }
    checkMethods();
    if (total > limits.bytes(Limit.TOTAL_MEGABYTES)) {
      throw new BadBookException(limits.exceeded(Limit.TOTAL_MEGABYTES, BookPart.ARCHIVE.place()));
    }
  }

  /// One odd file is left out; an archive of nothing else is told by its method.
  private void checkMethods() throws BadBookException {
    var method = entries.values().stream().mapToInt(ZipArchiveEntry::getMethod).min().orElse(0);
    if (method > LAST_BUILT_IN) {
      var name = ZipMethod.getMethodByCode(method);
      throw new BadBookException(
          new BookProblem.ForeignCompression(method + (name == null ? "" : " (" + name + ")")));
    }
  }

  private void add(ZipArchiveEntry entry) throws BadBookException {
    var name = EntryNames.decode(entry);
    if (entry.isDirectory()) {
      return;
    }
    if (EntryNames.isUnsafe(name)) {
      warnings.add(Code.ENTRY_NAME_UNSAFE, name.replace("\0", "\\0"), "ignored");
      return;
    }
    var path = Href.resolve("", name.replace('\\', '/'));
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new BadBookException(
          new BookProblem.DrmProtected(BookProblem.DrmProtected.Scheme.PASSWORD, path));
    }
    if (entries.put(path, entry) != null) {
      warnings.add(Code.ENTRY_DUPLICATE, path, "the last one is read");
    }
    spellings.add(path);
    if (!entry.getGeneralPurposeBit().usesUTF8ForNames()) {
      legacyNames.add(entry.getRawName(), path);
    }
  }

  /// Gives an entry the name that a document of the book knows it by.
  private void rename(String from, String to) {
    var entry = entries.remove(from);
    if (entry != null) {
      entries.put(to, entry);
      spellings.add(to);
    }
  }
}
