package org.intelligentreader.app.secret;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Collects a line before it lets it through, so that no secret slips past in two parts. Secrets
/// are ASCII, so the other bytes pass as they are, whatever they mean.
final class HidingStream extends OutputStream {
  private final PrintStream out;
  private final Redactor redactor;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  HidingStream(PrintStream out, Redactor redactor) {
    this.out = out;
    this.redactor = redactor;
  }

  @Override
  public synchronized void write(int b) {
    line.write(b);
    if (b == '\n') {
      pass();
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    var end = from + length;
    while (end > from && bytes[end - 1] != '\n') {
      end--;
    }
    line.write(bytes, from, end - from);
    if (end > from) {
      pass();
    }
    line.write(bytes, end, from + length - end);
  }

  @Override
  public synchronized void flush() {
    pass();
    out.flush();
  }

  /// Whole lines come here, and what somebody wants to be seen at once.
  private void pass() {
    if (line.size() > 0) {
      var safe = redactor.hide(line.toString(StandardCharsets.ISO_8859_1));
      out.writeBytes(safe.getBytes(StandardCharsets.ISO_8859_1));
      line.reset();
      out.flush();
    }
  }
}
