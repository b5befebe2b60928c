package org.intelligentreader.app.supabase;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.intelligentreader.app.supabase.Shape.OtherShapeException;

/// One object of an answer, each field of which has to be there and of its kind.
public record Row(Map<?, ?> fields) {
  /// A text.
  public String text(String name) throws OtherShapeException {
    return field(name, Shape.TEXT);
  }

  /// A text where a JSON null is allowed.
  public Optional<String> optionalText(String name) throws OtherShapeException {
    return field(name) == Json.Null.NULL ? Optional.empty() : Optional.of(text(name));
  }

  /// A field as people read it; empty where the row has none, or a JSON null.
  public String shown(String name) {
    return Optional.<Object>ofNullable(fields.get(name)).map(Object::toString).orElse("");
  }

  /// Whether the answer has such a field, null or not.
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /// An id as PostgreSQL writes it.
  public UUID id(String name) throws OtherShapeException {
    return idOf(text(name)).orElseThrow(OtherShapeException::new);
  }

  /// A whole number.
  public int number(String name) throws OtherShapeException {
    return field(name, Shape.NUMBER);
  }

  /// Yes or no.
  public boolean flag(String name) throws OtherShapeException {
    if (field(name) instanceof Boolean flag) {
      return flag;
    }
    throw new OtherShapeException();
  }

  /// A field that is read further.
  public <T> T field(String name, Shape<T> shape) throws OtherShapeException {
    return shape.reading().of(field(name));
  }

  /// Java's own reading takes `1-1-1-1-1` too.
  public static Optional<UUID> idOf(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Object field(String name) throws OtherShapeException {
    return Optional.<Object>ofNullable(fields.get(name)).orElseThrow(OtherShapeException::new);
  }
}
