package org.intelligentreader.app.supabase;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import org.intelligentreader.app.port.ServerException;
import org.intelligentreader.app.supabase.faults.NetworkFaults;

/// A successful answer.
public record Answer<T>(T body, int status, HttpHeaders headers) {
  /// True for a page for people, which no service of a project answers.
  public boolean isPage() {
    return header("Content-Type")
        .map(type -> type.strip().toLowerCase(Locale.ROOT))
        .filter(type -> type.startsWith("text/html") || type.startsWith("application/xhtml"))
        .isPresent();
  }

  /// True when the bytes are as they were stored: nobody here asks for compressed ones.
  public boolean isPlain() {
    return header("Content-Encoding")
        .filter(encoding -> !encoding.isBlank() && !encoding.equalsIgnoreCase("identity"))
        .isEmpty();
  }

  /// That a page came where `call` asked for something else.
  public ServerException page(String call) {
    return NetworkFaults.exception(
        NetworkFaults.WEB_PAGE, call, "the answer is a web page, with status " + status);
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }
}
