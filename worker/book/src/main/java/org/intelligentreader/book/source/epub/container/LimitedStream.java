package org.intelligentreader.book.source.epub.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.Limit;
import org.intelligentreader.book.problem.LimitExceededException;
import org.intelligentreader.book.problem.Limits;

/// Counts what an entry inflates to and stops it at the limit, since a header may lie about sizes.
final class LimitedStream extends FilterInputStream {
  /// Shorter texts may be packed as tightly as they like.
  static final long TEXT = 1L << 20;

  /// A white page of a scanner, which packs better than any bomb.
  static final long PICTURE = 1L << 27;

  private final String path;
  private final Limits limits;
  private final long ratioLimit;
  private long count;

  /// The ratio counts above `harmless` bytes.
  LimitedStream(InputStream in, String path, long deflatedSize, Limits limits, long harmless) {
    super(in);
    this.path = path;
    this.limits = limits;
    this.ratioLimit = Math.max(harmless, Math.max(1, deflatedSize) * limits.of(Limit.RATIO));
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    var n = super.read(buffer, offset, length);
    if (n > 0) {
      count += n;
      check();
    }
    return n;
  }

  private void check() throws LimitExceededException {
    Interruption.check();
    if (count > limits.bytes(Limit.FILE_MEGABYTES)) {
      throw new LimitExceededException(limits.exceeded(Limit.FILE_MEGABYTES, path));
    }
    if (count > ratioLimit) {
      throw new LimitExceededException(limits.exceeded(Limit.RATIO, path));
    }
  }
}
