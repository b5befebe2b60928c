package org.intelligentreader.local.http;

import com.fasterxml.jackson.databind.JsonNode;

/// Halves of characters, which JSON can write and UTF-8 cannot: something else would be stored in
/// their place. PostgreSQL refuses them with the same code.
final class Surrogates {
  private Surrogates() {}

  static void refuse(JsonNode node) throws HttpError {
    if (node.isTextual()) {
      refuse(node.textValue());
    }
    for (var entry : node.properties()) {
      refuse(entry.getKey());
    }
    for (var inner : node) {
      refuse(inner);
    }
  }

  private static void refuse(String text) throws HttpError {
    for (var i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        throw HttpError.plain(400, "22P02", "invalid input syntax for type json");
      }
    }
  }
}
