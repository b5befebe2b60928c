package org.intelligentreader.local.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;

/// A short code that somebody at this machine reads and types on another device. It is good once;
/// the next one is told at once. Wrong guesses are few: ten in a minute, all devices together,
/// against 40 bits.
public final class Pairing {
  /// Without letters and digits that look alike.
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int LENGTH = 8;
  private static final int MOST_GUESSES = 10;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /// How a guess ended.
  public enum Outcome {
    PAIRED,
    WRONG,
    TOO_MANY
  }

  private final InstantSource clock;
  private final Consumer<String> teller;
  private final SecureRandom random = new SecureRandom();
  private final Deque<Instant> guesses = new ArrayDeque<>();
  private String code = "";

  /// `teller` shows a code to who sits at this machine.
  public Pairing(InstantSource clock, Consumer<String> teller) {
    this.clock = clock;
    this.teller = teller;
  }

  /// Makes and tells the first code.
  public synchronized void open() {
    renew();
  }

  synchronized Outcome redeem(String guess) {
    var now = clock.instant();
    while (!guesses.isEmpty() && guesses.getFirst().isBefore(now.minus(WINDOW))) {
      guesses.removeFirst();
    }
    if (guesses.size() >= MOST_GUESSES) {
      return Outcome.TOO_MANY;
    }
    var typed = guess.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    if (code.isEmpty() || !same(typed, code)) {
      guesses.addLast(now);
      return Outcome.WRONG;
    }
    renew();
    return Outcome.PAIRED;
  }

  private void renew() {
    var letters = new StringBuilder();
    for (var i = 0; i < LENGTH; i++) {
      letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    code = letters.toString();
    teller.accept(letters.insert(LENGTH / 2, '-').toString());
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
