package org.intelligentreader.app.supabase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What kind of JSON a call asks for: in words, as they come after "not", and as the way to read
/// it. An answer of another shape is nobody's success: it may come from another server, from
/// another project, or from a schema of another release.
public record Shape<T>(String words, Reading<T> reading) {
  /// A whole number.
  public static final Shape<Integer> NUMBER = new Shape<>("a whole number", Shape::number);

  /// A text.
  public static final Shape<String> TEXT = new Shape<>("a text", Shape::text);

  /// Anything between braces.
  public static final Shape<Row> ROW = new Shape<>("an object", Shape::object);

  /// Reads JSON as [Json#read] gives it.
  @FunctionalInterface
  public interface Reading<T> {
    T of(Object json) throws OtherShapeException;
  }

  /// Makes something of an object.
  @FunctionalInterface
  public interface OfRow<T> {
    T of(Row row) throws OtherShapeException;
  }

  /// One object, read further.
  public static <T> Shape<T> row(String words, OfRow<T> more) {
    return new Shape<>(words, json -> more.of(ROW.reading().of(json)));
  }

  /// One word of a known few.
  public static <T> Shape<T> word(String words, Function<String, Optional<T>> known) {
    return new Shape<>(
        words, json -> known.apply(TEXT.reading().of(json)).orElseThrow(OtherShapeException::new));
  }

  /// Any number of them.
  public static <T> Shape<List<T>> listOf(Shape<T> item) {
    return new Shape<>(
        "a list, each " + item.words(),
        json -> {
          if (!(json instanceof List<?> items)) {
            throw new OtherShapeException();
          }
          var read = new ArrayList<T>();
          for (var one : items) {
            read.add(item.reading().of(one));
          }
          return List.copyOf(read);
        });
  }

  private static Integer number(Object json) throws OtherShapeException {
    if (json instanceof Long number && number == number.intValue()) {
      return number.intValue();
    }
    throw new OtherShapeException();
  }

  private static String text(Object json) throws OtherShapeException {
    if (json instanceof String text) {
      return text;
    }
    throw new OtherShapeException();
  }

  private static Row object(Object json) throws OtherShapeException {
    if (json instanceof Map<?, ?> fields) {
      return new Row(fields);
    }
    throw new OtherShapeException();
  }

  /// The JSON is of another shape. It says nothing of the JSON, which may hold anything.
  public static final class OtherShapeException extends Exception {
    private static final long serialVersionUID = 1;
  }
}
