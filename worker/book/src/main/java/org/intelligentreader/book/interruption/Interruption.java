package org.intelligentreader.book.interruption;

/// Lets a long computation end when its thread is interrupted. Whoever starts the work knows why it
/// has to stop: a time that is over, memory that is used up, a stop signal. Reading, queues and
/// servers hear an interruption by themselves; a loop over the text of a book has to ask.
public final class Interruption {
  /// A power of two: how many cheap steps a loop may take between two questions.
  private static final int STEPS = 1024;

  private Interruption() {}

  /// Asked in loops whose steps are words, elements, rules or files.
  ///
  /// @throws WorkInterruptedException when the thread was interrupted; it stays so
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new WorkInterruptedException();
    }
  }

  /// The same for loops whose steps are single characters: asks at each thousandth `step`.
  public static void check(int step) {
    if ((step & (STEPS - 1)) == 0) {
      check();
    }
  }
}
