package org.intelligentreader.local.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.intelligentreader.app.WorkerProcess;
import org.intelligentreader.app.config.BadConfigException;
import org.intelligentreader.app.config.ConfigReader;
import org.intelligentreader.app.log.Log;
import org.intelligentreader.local.LocalOptions;
import org.intelligentreader.local.LocalStack;
import org.intelligentreader.local.demo.Browser;
import org.intelligentreader.local.fixture.Repository;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One stack and one browser for all tests of the page. Each test signs up its own user, so that
/// none sees another's books.
final class PageStage implements AutoCloseable {
  static final String PASSWORD = "correct-horse";
  static final String OPERATOR = "operator@example.org";

  private final LocalStack stack;
  private final Chromium chromium;
  private boolean hasReader;

  private PageStage() throws IOException {
    var folder = Files.createTempDirectory("page-stage");
    var web = Optional.of(Repository.root().resolve("web"));
    stack = LocalStack.start(new LocalOptions(folder, 0, web, Optional.of(OPERATOR)));
    stack.ensureUser(OPERATOR, PASSWORD);
    chromium = new Chromium();
  }

  /// A window of somebody whom the stack does not know yet, on the page as a host serves it: with a
  /// `config.js` of two lines.
  Visitor visitor(String name) throws IOException {
    return new Visitor(this, chromium.browser(), Optional.of(name + "@example.org"), "en-GB");
  }

  /// A window on the page as the local stack serves it, where nobody needs to sign in.
  Visitor atThisMachine(String locale) {
    return new Visitor(this, chromium.browser(), Optional.empty(), locale);
  }

  LocalStack stack() {
    return stack;
  }

  /// A user's calls over HTTP, beside the browser.
  Browser user(String address) throws IOException, InterruptedException {
    stack.ensureUser(address, PASSWORD);
    return Browser.signIn(stack.url(), stack.keys().publishable(), address, PASSWORD);
  }

  /// Runs the worker until the queue is empty.
  void work() {
    var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var environment =
        Map.of(
            "SUPABASE_URL",
            stack.url().toString(),
            "SUPABASE_SECRET_KEY",
            stack.keys().secret(),
            "WORKER_MODE",
            "job",
            "MAX_JOBS",
            "100");
    try {
      var config = ConfigReader.of(environment, "page-test");
      WorkerProcess.run(config, new Log(out, false, InstantSource.system()), new Random(1));
    } catch (BadConfigException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A window in the library of a user who has the Japanese sample book, made at the first call.
  Visitor reader() throws IOException, InterruptedException {
    if (!hasReader) {
      user("reader@example.org").add("sample", "?", sample("todai-no-yubinya.epub"));
      work();
      hasReader = true;
    }
    return visitor("reader").signIn();
  }

  /// Calls a database function as the service role, as a worker does.
  JsonNode rpc(String function, String arguments) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(stack.url() + "/rest/v1/rpc/" + function))
            .header("apikey", stack.keys().secret())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(arguments))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return new ObjectMapper()
          .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  static byte[] sample(String name) {
    try (InputStream in = PageStage.class.getResourceAsStream("/samples/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the build left out the sample book " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    chromium.close();
    stack.close();
  }

  /// Starts the stage at its first use and closes it after the last test.
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == PageStage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      assumeTrue(Chromium.isInstalled(), "skipped: " + Chromium.BINARY + " is not installed");
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(PageStage.class, _ -> start(), PageStage.class);
    }

    private static PageStage start() {
      try {
        return new PageStage();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
