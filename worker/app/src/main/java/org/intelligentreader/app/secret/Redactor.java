package org.intelligentreader.app.secret;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Knows secrets and replaces every piece of eight characters of one, wherever it stands in a text,
/// and longer ones whose characters stand apart. The second belt: what is printed, told to the
/// queue or heard from a server goes through here, although nothing should carry a secret in the
/// first place.
public final class Redactor {
  /// A piece as long as this is hidden.
  static final int PIECE = 8;

  static final String HIDDEN = "[hidden]";

  private static final int FIRST_OTHER = 0x80;
  private static final Pattern BETWEEN = Pattern.compile("[^A-Za-z0-9._-]+");

  /// Keys that this process was not given, such as one among the arguments of a command.
  private static final Pattern SHAPE =
      Pattern.compile("sb_secret_[\\w-]*|eyJ[\\w-]{8,}(?:\\.[\\w-]+)*");

  /// Words of our own messages, which a text that should have been a key may have too.
  private static final String PUBLIC =
      "SUPABASE_SECRET_KEY SUPABASE_SERVICE_ROLE_KEY SUPABASE_URL SUPABASE_BUCKET service_role"
          + " https://abc.supabase.co";

  /// Eight characters are the eight bytes of a number.
  private final Set<Long> pieces;

  private final Scattered scattered;

  private Redactor(Set<Long> pieces, Scattered scattered) {
    this.pieces = pieces;
    this.scattered = scattered;
  }

  /// A secret that is damaged by characters that no key has is hidden with and without them.
  public static Redactor of(Collection<String> secrets) {
    var pieces = new HashSet<Long>();
    for (var secret : secrets) {
      for (var part : BETWEEN.split(secret, -1)) {
        addPieces(part, pieces);
      }
      addPieces(BETWEEN.matcher(secret).replaceAll(""), pieces);
      addPieces(secret, pieces);
    }
    var known = new HashSet<Long>();
    addPieces(PUBLIC, known);
    pieces.removeAll(known);
    return new Redactor(Set.copyOf(pieces), Scattered.of(secrets, PUBLIC));
  }

  /// The text without any piece of a secret, and without anything that has the shape of a key.
  public String hide(String text) {
    // The pieces come second: a key whose half is hidden would leave too little to be found.
    var known = hidePieces(scattered.hide(text, HIDDEN));
    return known.contains("sb_secret_") || known.contains("eyJ")
        ? SHAPE.matcher(known).replaceAll(HIDDEN)
        : known;
  }

  private String hidePieces(String text) {
    if (pieces.isEmpty() || text.length() < PIECE) {
      return text;
    }
    var shown = new StringBuilder(text.length());
    var hidden = 0;
    var window = new Window();
    for (var i = 0; i < text.length(); i++) {
      window.add(text.charAt(i));
      if (window.isFull() && pieces.contains(window.value())) {
        var start = i + 1 - PIECE;
        if (start >= hidden) {
          shown.append(text, hidden, start).append(HIDDEN);
        }
        hidden = i + 1;
      }
    }
    return hidden == 0 ? text : shown.append(text, hidden, text.length()).toString();
  }

  /// `failure`, or, when it or one of its causes speaks of a secret, one that says the same without
  /// it. What it replaces is not kept, not even as a cause: a stack trace would print it.
  public IOException hide(IOException failure) {
    return speaksOfSecrets(failure) ? new IOException(hide(failure.toString())) : failure;
  }

  /// The same for what a program's mistake looks like.
  public RuntimeException hide(RuntimeException failure) {
    return speaksOfSecrets(failure) ? new IllegalStateException(hide(failure.toString())) : failure;
  }

  /// A stream that prints onto `out`, line by line, what [#hide(String)] leaves.
  public PrintStream over(PrintStream out) {
    return new PrintStream(new HidingStream(out, this), false, out.charset());
  }

  private boolean speaksOfSecrets(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      var text = cause.toString();
      if (!hide(text).equals(text)) {
        return true;
      }
    }
    return false;
  }

  private static void addPieces(String text, Set<Long> pieces) {
    var window = new Window();
    for (var i = 0; i < text.length(); i++) {
      window.add(text.charAt(i));
      if (window.isFull()) {
        pieces.add(window.value());
      }
    }
  }

  @Override
  public String toString() {
    return "Redactor[hidden]";
  }

  /// The last eight characters; others than those of ASCII are in no secret.
  private static final class Window {
    private long value;
    private int length;

    void add(char c) {
      length = c < FIRST_OTHER ? length + 1 : 0;
      value = value << Byte.SIZE | c;
    }

    boolean isFull() {
      return length >= PIECE;
    }

    long value() {
      return value;
    }
  }
}
