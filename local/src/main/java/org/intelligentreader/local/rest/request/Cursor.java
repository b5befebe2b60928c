package org.intelligentreader.local.rest.request;

import org.intelligentreader.local.http.HttpError;

/// A place in a parameter that is read from left to right. What does not fit is told as PostgREST
/// does: what stands there, and what could stand there.
final class Cursor {
  /// Lists within lists beyond this are refused.
  static final int DEEPEST = 20;

  /// What a name is made of, in the words of PostgREST.
  static final String NAME = "field name (* or [a..z0..9_$])";

  private final String what;
  private final String text;
  private int at;

  /// `what` names the parameter in messages: `select parameter`, `order`.
  Cursor(String what, String text) {
    this.what = what;
    this.text = text;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /// The character here, or 0 at the end.
  char next() {
    return isAtEnd() ? 0 : text.charAt(at);
  }

  boolean sees(String wanted) {
    return text.startsWith(wanted, at);
  }

  /// Steps over `wanted` if it stands here.
  boolean take(String wanted) {
    if (!sees(wanted)) {
      return false;
    }
    at += wanted.length();
    return true;
  }

  void require(String wanted) throws HttpError {
    if (!take(wanted)) {
      throw unexpected("\"" + wanted + "\"");
    }
  }

  void requireEnd(String expected) throws HttpError {
    if (!isAtEnd()) {
      throw unexpected(expected);
    }
  }

  char step() {
    return text.charAt(at++);
  }

  int place() {
    return at;
  }

  void back(int place) {
    at = place;
  }

  String from(int place) {
    return text.substring(place, at);
  }

  void skipBlanks() {
    while (next() == ' ') {
      at++;
    }
  }

  /// The rest, whatever it is.
  String rest() {
    var rest = text.substring(at);
    at = text.length();
    return rest;
  }

  /// A name: quoted, or of letters, digits, `_`, `$`, blanks and dashes that begin no arrow.
  String name() throws HttpError {
    skipBlanks();
    if (next() == '"') {
      return quoted();
    }
    var start = at;
    while (isInName()) {
      at++;
    }
    var name = from(start).strip();
    if (name.isEmpty()) {
      throw unexpected(NAME);
    }
    return name;
  }

  private boolean isInName() {
    var c = next();
    return Character.isLetterOrDigit(c)
        || c == '_'
        || c == '$'
        || c == ' '
        || Character.isSurrogate(c)
        || (c == '-' && !sees("->"));
  }

  /// A text in quotes, in which a backslash keeps the next character as it is.
  String quoted() throws HttpError {
    var value = new StringBuilder();
    step();
    while (next() != '"') {
      if (next() == '\\') {
        step();
      }
      if (isAtEnd()) {
        throw unexpected("\"\\\"\"");
      }
      value.append(step());
    }
    step();
    return value.toString();
  }

  HttpError unexpected(String expected) {
    var found = isAtEnd() ? "unexpected end of input" : "unexpected \"" + next() + "\"";
    return HttpError.rest(
        400,
        "PGRST100",
        "\"failed to parse " + what + " (" + text + ")\" (line 1, column " + (at + 1) + ")",
        found + " expecting " + expected);
  }
}
