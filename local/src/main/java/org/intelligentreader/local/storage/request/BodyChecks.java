package org.intelligentreader.local.storage.request;

import com.fasterxml.jackson.databind.JsonNode;
import org.intelligentreader.local.http.HttpError;

/// Checks of JSON bodies, with the words of Storage.
public final class BodyChecks {
  private BodyChecks() {}

  public static JsonNode required(JsonNode body, String property) throws HttpError {
    if (!body.has(property)) {
      throw invalid("body must have required property '" + property + "'");
    }
    return body.path(property);
  }

  /// A whole number of a range, or `otherwise` where none is given.
  public static long number(JsonNode body, String property, long least, long otherwise)
      throws HttpError {
    var number = body.path(property);
    if (number.isMissingNode() || number.isNull()) {
      return otherwise;
    }
    if (!number.isIntegralNumber() && !number.asText().matches("-?\\d{1,18}")) {
      throw invalid("body/" + property + " must be integer");
    }
    if (number.asLong() < least) {
      throw invalid("body/" + property + " must be >= " + least);
    }
    return number.asLong();
  }

  public static HttpError invalid(String message) {
    return HttpError.storage(400, "Error", message, "InvalidRequest");
  }
}
