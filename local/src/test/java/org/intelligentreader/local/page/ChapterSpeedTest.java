package org.intelligentreader.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.intelligentreader.testing.Repository;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How long the page's thread is busy at a stretch while a chapter of 50,000 words is opened and
/// read, from Chromium's own trace. Writes `bench/page/README.md`; how to run it stands there.
@Tag("campaign")
@InChromium
class ChapterSpeedTest {
  private static final String TITLE = "長い章";
  private static final int TURNS = 30;
  private static final double LONG_MS = 100;
  private static final List<String> CATEGORIES =
      List.of(
          "devtools.timeline",
          "disabled-by-default-devtools.timeline",
          "toplevel",
          "blink.user_timing");

  /// Two frames later all that an action caused is on the screen.
  private static final String PAINTED =
      "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

  /// One stretch of work of the page's main thread: wall and processor time.
  private record Task(long start, double wallMs, double cpuMs) {}

  private final PageStage stage;

  ChapterSpeedTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void measure() throws Exception {
    stage.user("speed@example.org").add("speed", TITLE, SpeedBook.epub());
    stage.work();
    try (var learner = stage.visitor("speed").signIn()) {
      var browser = learner.page().context().browser();
      browser.startTracing(
          learner.page(), new Browser.StartTracingOptions().setCategories(CATEGORIES));
      read(learner);
      write(new ObjectMapper().readTree(browser.stopTracing()).path("traceEvents"));
    }
  }

  private static void read(Visitor learner) {
    step(learner, "open, up to the first paint", () -> learner.openBook(TITLE));
    step(learner, "turn 30 pages", () -> repeat(learner, "PageDown"));
    step(learner, "turn 30 pages back", () -> repeat(learner, "PageUp"));
    step(learner, "go to the middle", () -> jump(learner));
    step(learner, "open a word", () -> learner.page().locator(".w:visible").nth(3).click());
    step(learner, "mark it as known", () -> learner.press("3"));
    step(learner, "close it", () -> learner.press("Escape"));
    step(learner, "next furigana mode", () -> learner.press("f"));
    step(learner, "larger text", () -> learner.press("+"));
    step(learner, "vertical writing", () -> learner.press("v"));
    step(learner, "turn 30 vertical pages", () -> repeat(learner, "PageDown"));
    step(learner, "switch to scrolling", () -> scrolling(learner));
    step(learner, "scroll 30 times", () -> scroll(learner));
    step(learner, "end", () -> {});
  }

  private static void repeat(Visitor learner, String key) {
    for (var i = 0; i < TURNS; i++) {
      learner.press(key);
      learner.page().evaluate(PAINTED);
    }
  }

  private static void scrolling(Visitor learner) {
    learner.press("v");
    learner.button("Text settings").click();
    learner.page().locator("input[name=flow][value=scroll]").check();
    learner.press("Escape");
  }

  private static void scroll(Visitor learner) {
    learner.page().mouse().move(600, 400);
    for (var i = 0; i < TURNS; i++) {
      learner.page().mouse().wheel(0, 500);
      learner.page().evaluate(PAINTED);
    }
  }

  private static void jump(Visitor learner) {
    learner
        .page()
        .locator(".reader-foot input")
        .evaluate(
            "slider => { slider.value = slider.max / 2; slider.dispatchEvent(new Event('input'));"
                + " }");
  }

  private static void step(Visitor learner, String name, Runnable action) {
    learner.page().evaluate("name => { performance.mark('step ' + name) }", name);
    action.run();
    learner.page().evaluate(PAINTED);
  }

  private static void write(JsonNode events) throws IOException {
    var steps = new LinkedHashMap<String, Long>();
    var thread = "";
    for (var event : events) {
      if (event.path("name").asText().startsWith("step ")) {
        steps.put(event.path("name").asText().substring(5), event.path("ts").asLong());
        thread = thread(event);
      }
    }
    var tasks = new ArrayList<Task>();
    for (var event : events) {
      if (event.path("name").asText().equals("RunTask") && thread(event).equals(thread)) {
        tasks.add(
            new Task(
                event.path("ts").asLong(),
                event.path("dur").asDouble() / 1000,
                event.path("tdur").asDouble() / 1000));
      }
    }
    var folder = Files.createDirectories(Repository.root().resolve("bench/page"));
    Files.writeString(folder.resolve("README.md"), document(steps, tasks));
  }

  private static String thread(JsonNode event) {
    return event.path("pid").asText() + "/" + event.path("tid").asText();
  }

  private static String document(Map<String, Long> steps, List<Task> tasks) {
    var text = new StringBuilder(INTRODUCTION);
    var names = List.copyOf(steps.keySet());
    for (var i = 0; i < names.size() - 1; i++) {
      var from = steps.getOrDefault(names.get(i), 0L);
      var to = steps.getOrDefault(names.get(i + 1), 0L);
      var during =
          tasks.stream().filter(task -> task.start() >= from && task.start() < to).toList();
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.0f | %.0f | %d |%n",
              names.get(i),
              during.stream().mapToDouble(Task::wallMs).max().orElse(0),
              during.stream().mapToDouble(Task::cpuMs).max().orElse(0),
              during.stream().filter(task -> task.wallMs() > LONG_MS).count()));
    }
    return text + remark();
  }

  private static String remark() {
    var load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return String.format(
        Locale.ROOT,
        """

        The load average of the machine at the end of the measurement was %.1f; above the number of its cores, the wall time
        includes other programs, so use the processor time.
        """,
        load);
  }

  private static final String INTRODUCTION =
      """
      # The page with a chapter of 50,000 words

      One chapter of 1,950 paragraphs, 172,000 characters, 51,000 words as the bundle counts them (particles are not among them).
      The longest period in which the page's main thread is busy, from a trace of Debian's Chromium, headless, window 1200 × 800.
      A frame is late by at most that time. A separate thread unpacks and parses the words. To repeat, with no other load:

      ```console
      $ mvn test -pl local -am -Dtest=ChapterSpeedTest -Dsurefire.failIfNoSpecifiedTests=false -Dtest.excluded.groups= -Dgroups=campaign
      ```

      | what the reader does | longest, ms | of it processor, ms | longer than 100 ms |
      |---|---|---|---|
      """;
}
