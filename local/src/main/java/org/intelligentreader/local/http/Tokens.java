package org.intelligentreader.local.http;

import com.fasterxml.jackson.databind.JsonNode;

/// Turns a key or token into the claims of who has it.
@FunctionalInterface
public interface Tokens {
  JsonNode claims(String token) throws HttpError;
}
