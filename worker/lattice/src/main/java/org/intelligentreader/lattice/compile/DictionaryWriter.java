package org.intelligentreader.lattice.compile;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.intelligentreader.lattice.file.Format;
import org.intelligentreader.lattice.file.Format.Section;

/// Puts the sections into a file, which appears under its name only when it is whole.
final class DictionaryWriter {
  private final Map<Section, ByteBuffer> sections = new EnumMap<>(Section.class);

  void put(Section section, ByteBuffer content) {
    sections.put(section, content);
  }

  void write(Path file, byte[] buildId) throws IOException {
    var offsets = new long[Section.values().length];
    var lengths = new long[offsets.length];
    var end = (long) Format.PAGE;
    for (var section : Section.values()) {
      var content = content(section);
      offsets[section.place()] = end;
      lengths[section.place()] = content.remaining();
      end = roundUp(end + content.remaining());
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    var part = file.resolveSibling(file.getFileName() + ".part");
    try (var channel = FileChannel.open(part, CREATE, WRITE, TRUNCATE_EXISTING)) {
      writeAt(channel, 0, Format.header(buildId, offsets, lengths, end));
      for (var section : Section.values()) {
        writeAt(channel, offsets[section.place()], content(section));
      }
      writeAt(channel, end - 1, ByteBuffer.allocate(1));
    }
    Files.move(part, file, ATOMIC_MOVE, REPLACE_EXISTING);
  }

  private ByteBuffer content(Section section) {
    var content = sections.get(section);
    if (content == null) {
      throw new IllegalStateException("section " + section + " was not compiled");
    }
    return content;
  }

  private static long roundUp(long position) {
    return (position + Format.PAGE) / Format.PAGE * Format.PAGE;
  }

  private static void writeAt(FileChannel channel, long position, ByteBuffer content)
      throws IOException {
    var at = position;
    while (content.hasRemaining()) {
      at += channel.write(content, at);
    }
  }
}
