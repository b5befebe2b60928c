package org.intelligentreader.book.epub;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.intelligentreader.book.interruption.Interruption;

/// Counts what an entry inflates to and stops it at the limit, since a header may lie about sizes.
final class LimitedStream extends FilterInputStream {
  private static final long RATIO_COUNTS_FROM = 1L << 20;

  private final String path;
  private final Limits limits;
  private final long ratioLimit;
  private long count;

  LimitedStream(InputStream in, String path, long deflatedSize, Limits limits) {
    super(in);
    this.path = path;
    this.limits = limits;
    this.ratioLimit =
        Math.max(RATIO_COUNTS_FROM, Math.max(1, deflatedSize) * limits.of(Limit.RATIO));
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
