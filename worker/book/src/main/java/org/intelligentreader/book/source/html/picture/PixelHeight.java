package org.intelligentreader.book.source.html.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.OptionalInt;
import org.intelligentreader.book.model.Image;

/// The height that the head of a PNG, GIF or JPEG file declares; no pixel is read.
final class PixelHeight {
  private static final int PNG = 0x8950;
  private static final int GIF = 0x4749;
  private static final int JPEG = 0xFFD8;
  private static final int PNG_HEAD = 18;
  private static final int GIF_HEAD = 6;
  private static final int FIRST_FRAME = 0xC0;
  private static final int LAST_FRAME = 0xCF;

  private PixelHeight() {}

  /// Empty for other kinds and damaged files.
  static OptionalInt of(Image.Content content) {
    try (var in = new DataInputStream(content.open())) {
      return switch (in.readUnsignedShort()) {
        case PNG -> {
          in.skipNBytes(PNG_HEAD);
          yield OptionalInt.of(in.readInt());
        }
        case GIF -> {
          in.skipNBytes(GIF_HEAD);
          yield OptionalInt.of(Short.toUnsignedInt(Short.reverseBytes(in.readShort())));
        }
        case JPEG -> OptionalInt.of(frame(in));
        default -> OptionalInt.empty();
      };
    } catch (IOException _) {
      return OptionalInt.empty();
    }
  }

  /// The height in the first segment that describes a frame.
  private static int frame(DataInputStream in) throws IOException {
    while (true) {
      var marker = in.readUnsignedShort() & 0xFF;
      var length = in.readUnsignedShort();
      if (isFrame(marker)) {
        in.skipNBytes(1);
        return in.readUnsignedShort();
      }
      if (length < 2) {
        throw new EOFException("a segment without a length");
      }
      in.skipNBytes(length - 2L);
    }
  }

  /// Every fourth of them but the first says something else.
  private static boolean isFrame(int marker) {
    return marker == FIRST_FRAME
        || (marker > FIRST_FRAME && marker <= LAST_FRAME && marker % 4 != 0);
  }
}
