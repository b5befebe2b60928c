package org.intelligentreader.judge.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.List;
import java.util.Map;
import org.intelligentreader.testing.Need;

/// The machine's Chromium with one window, in which books run nothing and reach no network but the
/// loopback server that shows them.
public final class Chromium implements AutoCloseable {
  private static final double PATIENCE_MS = 60_000;
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 1400;

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-proxy-server",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE *.localhost");

  /// What [PageSnapshot] wants to know of each box.
  static final List<String> STYLES =
      List.of(
          "display",
          "float",
          "visibility",
          "white-space-collapse",
          "writing-mode",
          "direction",
          "content");

  private final Playwright playwright;
  private final Browser browser;
  private final Page page;
  private final CDPSession session;

  public Chromium() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Need.chromium())
                    .setArgs(ARGUMENTS));
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setJavaScriptEnabled(false)
                .setViewportSize(WIDTH, HEIGHT));
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    session = context.newCDPSession(page);
  }

  /// Opens a page and waits for its pictures and style sheets; one that never ends loading is
  /// looked at as it is.
  void open(String url) {
    try {
      page.navigate(url, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
    } catch (PlaywrightException e) {
      if (!page.url().equals(url)) {
        throw e;
      }
    }
  }

  /// The page as it is laid out.
  JsonObject snapshot() {
    var styles = new JsonArray();
    STYLES.forEach(styles::add);
    var wanted = new JsonObject();
    wanted.add("computedStyles", styles);
    return session.send("DOMSnapshot.captureSnapshot", wanted);
  }

  Object evaluate(String expression) {
    return page.evaluate(expression);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
