package org.intelligentreader.app.supabase;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.supabase.Shape.OtherShapeException;
import org.intelligentreader.app.supabase.faults.NetworkFaults;

/// A success of the kind that was asked for: its value, the JSON it was read from, and its headers.
public record CheckedAnswer<T>(T value, String json, HttpHeaders headers) {
  private static final int OK = 200;
  private static final Pattern JSON_TYPE =
      Pattern.compile("application/([a-z0-9.+-]+\\+)?json\\s*(;.*)?");
  private static final Pattern OTHER_SIGNS = Pattern.compile("[^A-Za-z0-9/+.;= -]+");
  private static final int LONGEST_TYPE = 60;

  /// Takes an answer only as what was asked for. A success in name only is a failure: a page of a
  /// network, half an answer, or another server's.
  static <T> CheckedAnswer<T> of(Request request, Answer<TextBody.Text> answer, Shape<T> shape)
      throws ServerException {
    var text = answer.body().text();
    if (answer.isPage() || text.stripLeading().startsWith("<")) {
      throw answer.page(request.name());
    }
    if (answer.status() != OK || text.isBlank()) {
      throw unreadable(request, "the answer is empty or in part, with status " + answer.status());
    }
    if (!answer.body().whole()) {
      throw unreadable(request, "the answer continues after " + text.length() + " characters");
    }
    if (!answer.isPlain()) {
      throw unreadable(request, "the answer is compressed, which was not requested");
    }
    var type = answer.header("Content-Type").orElse("");
    if (!JSON_TYPE.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
      throw other(request, type.isEmpty() ? "of no type" : "of the type " + shown(type), shape);
    }
    return read(request, text, answer.headers(), shape);
  }

  /// A header of the answer.
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  private static <T> CheckedAnswer<T> read(
      Request request, String text, HttpHeaders headers, Shape<T> shape) throws ServerException {
    Object json;
    try {
      json = Json.read(text);
    } catch (IOException e) {
      throw unreadable(request, "the answer is not JSON, or not all of it");
    }
    try {
      return new CheckedAnswer<>(shape.reading().of(json), text, headers);
    } catch (OtherShapeException e) {
      throw other(request, "unexpected JSON (" + kind(json) + ")", shape);
    }
  }

  private static ServerException unreadable(Request request, String text) {
    return NetworkFaults.unreadable(request.name(), text);
  }

  private static ServerException other(Request request, String found, Shape<?> shape) {
    return NetworkFaults.exception(
        NetworkFaults.OTHER_ANSWER,
        request.name(),
        "the answer is " + found + " and not " + shape.words());
  }

  /// Without what it holds, which may be anything.
  private static String kind(Object json) {
    return switch (json) {
      case Map<?, ?> _ -> "an object";
      case List<?> _ -> "a list";
      case String _ -> "a text";
      case Json.Null _ -> "null";
      case Boolean _ -> "yes or no";
      default -> "a number";
    };
  }

  private static String shown(String type) {
    var plain = OTHER_SIGNS.matcher(type).replaceAll("?");
    return plain.length() <= LONGEST_TYPE ? plain : plain.substring(0, LONGEST_TYPE) + "…";
  }
}
