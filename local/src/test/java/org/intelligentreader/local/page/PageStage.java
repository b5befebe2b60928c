package org.intelligentreader.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Optional;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.fixture.Workshop;
import org.intelligentreader.local.stack.LocalOptions;
import org.intelligentreader.local.stack.LocalStack;
import org.intelligentreader.testing.Repository;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One stack and one browser for all tests of the page. Each test signs up its own user, so that
/// none sees another's books.
final class PageStage implements AutoCloseable {
  static final String OPERATOR = "operator@example.org";

  private final Workshop workshop;
  private final Chromium chromium;
  private boolean hasReader;

  /// What the reader's browser holds after signing in, which takes a second each time.
  private Optional<String> session = Optional.empty();

  private PageStage() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("page-stage");
    var web = Optional.of(Repository.root().resolve("web"));
    workshop =
        new Workshop(LocalStack.start(new LocalOptions(folder, 0, web, Optional.of(OPERATOR))));
    workshop.user(OPERATOR);
    chromium = new Chromium();
  }

  /// A window of somebody whom the stack does not know yet, on the page as a host serves it: with a
  /// `config.js` of two lines.
  Visitor visitor(String name) throws IOException {
    return new Visitor(this, chromium.browser(), Optional.of(name + "@example.org"), "en-GB");
  }

  /// The same in a browser that keeps the page for times without a network.
  Visitor traveller(String name) {
    return new Visitor(
        this,
        chromium.browser(),
        Optional.of(name + "@example.org"),
        "en-GB",
        ServiceWorkerPolicy.ALLOW,
        Optional.empty());
  }

  /// A window on the page as the local stack serves it, where nobody needs to sign in.
  Visitor atThisMachine(String locale) {
    return new Visitor(this, chromium.browser(), Optional.empty(), locale);
  }

  /// The same in a browser that keeps the page for times without a network.
  Visitor travellerAtThisMachine() {
    return new Visitor(
        this,
        chromium.browser(),
        Optional.empty(),
        "en-GB",
        ServiceWorkerPolicy.ALLOW,
        Optional.empty());
  }

  LocalStack stack() {
    return workshop.stack();
  }

  /// A user's calls over HTTP, beside the browser.
  Browser user(String address) throws IOException, InterruptedException {
    return workshop.user(address);
  }

  /// Runs the worker until the queue is empty.
  void work() {
    workshop.work();
  }

  /// A window in the library of a user who has the Japanese sample book, made at the first call.
  Visitor reader() throws IOException, InterruptedException {
    if (!hasReader) {
      user("reader@example.org").add("sample", "?", Workshop.sample("todai-no-yubinya.epub"));
      work();
      hasReader = true;
    }
    var reader =
        new Visitor(
            this,
            chromium.browser(),
            Optional.of("reader@example.org"),
            "en-GB",
            ServiceWorkerPolicy.BLOCK,
            session);
    if (session.isPresent()) {
      return reader.inLibrary();
    }
    reader.signIn();
    session = Optional.of(reader.storage());
    return reader;
  }

  /// Calls a database function as the service role, as a worker does.
  JsonNode rpc(String function, String arguments) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(stack().url() + "/rest/v1/rpc/" + function))
            .header("apikey", stack().keys().secret())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(arguments))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return new ObjectMapper()
          .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  @Override
  public void close() throws IOException {
    chromium.close();
    workshop.close();
  }

  /// Starts the stage at its first use and closes it after the last test: several JVMs divide the
  /// classes, and each class is a run for JUnit.
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == PageStage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(PageStage.class, _ -> start(), PageStage.class);
    }

    private static PageStage start() {
      try {
        return new PageStage();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
