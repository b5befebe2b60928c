package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intelligentreader.local.fixture.Workshop;

/// Somebody in front of the page. Whatever the browser's console complains about is kept and must
/// be nothing in the end.
final class Visitor implements AutoCloseable {
  private static final String WORDS =
      """
      surface => [...document.querySelectorAll('.w')].find(word => {
        const text = word.cloneNode(true);
        text.querySelectorAll('rt, rp').forEach(node => node.remove());
        return text.textContent === surface;
      })?.dataset.i ?? ''\
      """;

  private final PageStage stage;
  private final BrowserContext context;
  private final Page page;
  private final Optional<String> address;
  private final List<String> complaints = new ArrayList<>();

  Visitor(PageStage stage, Browser browser, Optional<String> address, String locale) {
    this(stage, browser, address, locale, ServiceWorkerPolicy.BLOCK, Optional.empty());
  }

  /// Without a service worker, which would keep the page's files, unless the test is about it, and
  /// with what an earlier visit has stored.
  Visitor(
      PageStage stage,
      Browser browser,
      Optional<String> address,
      String locale,
      ServiceWorkerPolicy serviceWorkers,
      Optional<String> stored) {
    this.stage = stage;
    this.address = address;
    var options =
        new Browser.NewContextOptions()
            .setLocale(locale)
            .setViewportSize(1200, 800)
            .setServiceWorkers(serviceWorkers);
    stored.ifPresent(options::setStorageState);
    this.context = browser.newContext(options);
    this.page = context.newPage();
    page.setDefaultTimeout(Chromium.PATIENCE_MS);
    context.onConsoleMessage(message -> {
      if (message.type().matches("error|warning")
          && !message.text().startsWith("Service Worker registration blocked")) {
        complaints.add(message.text());
      }
    });
    context.onWebError(error -> complaints.add(error.error()));
    // Somebody must listen all the time, or a dialog that opens early is the browser's own.
    page.onFileChooser(_ -> {});
    if (address.isPresent()) {
      context.route("**/config.js", route -> route.fulfill(config(stage.stack().url())));
    }
  }

  /// What a host's `config.js` says of a server.
  com.microsoft.playwright.Route.FulfillOptions config(URI server) {
    var lines =
        "export const url = '%s';%nexport const key = '%s';%n"
            .formatted(server, stage.stack().keys().publishable());
    return new com.microsoft.playwright.Route.FulfillOptions()
        .setContentType("text/javascript")
        .setBody(lines);
  }

  /// Another window of the same browser.
  Page window(String place) {
    var window = context.newPage();
    window.setDefaultTimeout(Chromium.PATIENCE_MS);
    window.navigate(stage.stack().url() + "/" + place);
    return window;
  }

  Page page() {
    return page;
  }

  /// Marks the word whose card is open by its key, until the server knows.
  void mark(String key) {
    page.waitForResponse(
        response -> response.url().contains("/rest/v1/vocabulary") && response.ok(),
        () -> press(key));
  }

  List<String> complaints() {
    return complaints;
  }

  /// Goes to a place of the page, `#/…`.
  Visitor goTo(String place) {
    page.navigate(stage.stack().url() + "/" + place);
    return this;
  }

  Visitor signUp() {
    goTo("");
    page.getByText("New here?").click();
    page.getByLabel("E-mail").fill(address.orElseThrow());
    page.getByLabel("Password").fill(Workshop.PASSWORD);
    button("Create an account").click();
    assertThat(heading("Library")).isVisible();
    return this;
  }

  Visitor signIn() {
    goTo("");
    page.getByLabel("E-mail").fill(address.orElseThrow());
    page.getByLabel("Password").fill(Workshop.PASSWORD);
    button("Sign in").click();
    assertThat(heading("Library")).isVisible();
    return this;
  }

  /// Waits for the library of somebody who is signed in.
  Visitor inLibrary() {
    goTo("");
    assertThat(heading("Library")).isVisible();
    return this;
  }

  /// What the page has stored, for another visit.
  String storage() {
    return context.storageState();
  }

  void upload(String name, byte[] bytes) {
    var chooser = page.waitForFileChooser(() -> page.keyboard().press("u"));
    chooser.setFiles(new FilePayload(name, "application/epub+zip", bytes));
  }

  /// Opens a book and waits for its text.
  void openBook(String title) {
    role("link", title).click();
    inChapter("");
  }

  /// Waits for a chapter, any when `id` is empty.
  void inChapter(String id) {
    page.waitForSelector(id.isEmpty() ? "[data-ready]" : "[data-ready='" + id + "']");
  }

  /// Goes to a chapter by the table of contents.
  void chapter(String title) {
    button("Contents").click();
    page.locator(
            ".toc-entry", new Page.LocatorOptions().setHasText(Pattern.compile("^" + title + "$")))
        .click();
    assertThat(page.locator(".chapter-title")).hasText(title);
  }

  /// The first word with that surface, furigana not counted.
  Locator word(String surface) {
    page.waitForFunction("surface => (" + WORDS + ")(surface) !== ''", surface);
    var index = page.evaluate(WORDS, surface);
    return page.locator(".w[data-i='" + index + "']").first();
  }

  Locator card() {
    return page.locator(".word-card");
  }

  Locator button(String name) {
    return role("button", name);
  }

  Locator heading(String name) {
    return role("heading", name);
  }

  /// By its whole accessible name. Not by Playwright's enum, whose names come out wrong where the
  /// lower case of `I` is not `i`.
  Locator role(String role, String name) {
    return page.locator("role=" + role + "[name=\"" + name + "\"]");
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  /// A picture of the window for whoever looks at what a run has shown: `target/screenshots`.
  void take(String name) {
    var file = Path.of("target", "screenshots", name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  /// What was seen last stays in `target/screenshots`, for whoever looks for the reason of a
  /// failure.
  @Override
  public void close() {
    take("last-of-" + address.orElse("here").replaceFirst("@.*", ""));
    context.close();
  }
}
