package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// Where a book opens, where one is in it, what Back does, and what a book that cannot be read
/// says.
@InChromium
class PlacesInBookTest {
  private static final String PICTURE =
      "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><rect width='40' height='40'/></svg>";

  private final PageStage stage;

  PlacesInBookTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void a_book_opens_at_its_first_page_and_pictures_are_pages() throws Exception {
    var user = stage.user("first@example.org");
    user.add(
        "pictures",
        "?",
        epub(
            "絵本",
            List.of("<img src='p.svg' alt='山'/>", "<img src='p.svg' alt='川'/>", "<p>奥付。</p>")));
    stage.work();
    try (var learner = stage.visitor("first").signIn()) {
      learner.openBook("絵本");
      assertThat(learner.page().locator(".chapter-title")).hasText("その1");
      assertThat(learner.page().locator(".place")).containsText("0%");
      assertThat(learner.page().locator(".reader-foot input")).hasValue("0");
      learner.button("Next page").click();
      learner.button("Next page").click();
      assertThat(learner.page().locator(".chapter-title")).hasText("その3");
      assertThat(learner.page().locator(".place")).containsText("100%");
      assertThat(learner.page().locator(".reader-foot input")).hasValue("3");
    }
  }

  @Test
  void the_slider_and_the_figures_tell_one_place_in_the_book() throws Exception {
    var user = stage.user("slider@example.org");
    var text = "<p>" + "旅人は静かな村で昔の話を聞いた。".repeat(120) + "</p>";
    user.add("novel", "?", epub("長い話", List.of("<p>表紙。</p>", text, text)));
    stage.work();
    try (var learner = stage.visitor("slider").signIn()) {
      learner.openBook("長い話");
      var slider = learner.page().locator(".reader-foot input");
      assertThat(slider).hasAttribute("aria-valuetext", Pattern.compile("^0%.*min left.*"));
      slider.evaluate(
          "slider => { slider.value = 2400; slider.dispatchEvent(new Event('input')); slider.dispatchEvent(new Event('change')) }");
      assertThat(learner.page().locator(".chapter-title")).hasText("その3");
      assertThat(learner.page().locator(".place")).containsText(Pattern.compile("^(5|6)\\d%"));
      assertThat(learner.page().locator(".place-figures")).containsText("of 3,8");
    }
  }

  @Test
  void back_closes_a_dialog_and_stays_in_the_book() throws Exception {
    try (var learner = stage.reader()) {
      learner.openBook("灯台の郵便屋");
      learner.chapter("二　三百段の坂");
      learner.button("Contents").click();
      assertThat(learner.page().locator("dialog")).isVisible();
      learner.page().goBack();
      assertThat(learner.page().locator("dialog")).hasCount(0);
      assertThat(learner.page().locator(".chapter-title")).hasText("二　三百段の坂");
      learner.button("Text settings").click();
      learner.press("Escape");
      learner.page().waitForURL("**/#/read/**");
      learner.goTo("#/library");
      assertThat(learner.heading("Library")).isVisible();
      learner.page().locator(".card-more").first().click();
      learner.page().goBack();
      assertThat(learner.page().locator("dialog")).hasCount(0);
      assertThat(learner.heading("Library")).isVisible();
      learner.page().goBack();
      assertThat(learner.page().locator(".chapter-title")).isVisible();
    }
  }

  @Test
  void a_book_that_failed_says_why_and_what_can_be_done_at_its_address() throws Exception {
    var user = stage.user("failed@example.org");
    user.add("notes", "My notes", "%PDF-1.7 just words".getBytes(StandardCharsets.UTF_8));
    stage.work();
    try (var learner = stage.visitor("failed").signIn().goTo("#/read/notes")) {
      assertThat(learner.page().locator(".failure .reason"))
          .containsText("This file is not a book in a known format");
      assertThat(learner.page().locator(".failure code")).hasText("not-an-epub");
      learner.button("Try again").click();
      assertThat(learner.page().locator(".failure [role=status]")).containsText("not ready yet");
      stage.work();
      assertThat(learner.page().locator(".failure .reason")).isVisible();
    }
  }

  @Test
  void labels_never_break_inside_a_word() throws Exception {
    var user = stage.user("labels@example.org");
    var title = "The Project of a Chapter Title Which Is Long Enough to Need Two Lines in a Card";
    user.add(
        "long",
        "?",
        epub(
            "Long",
            "en",
            List.of(title, "II"),
            List.of("<p>It was the best of times.</p>", "<p>It was the worst of times.</p>")));
    stage.work();
    try (var learner = stage.visitor("labels").signIn()) {
      learner.openBook("Long");
      learner.chapter("II");
      learner.word("times").click();
      var label = learner.page().locator(".counts button span").first();
      assertThat(label).hasText("First in");
      assertThat(lines(learner, ".counts button span")).isEqualTo(1);
      learner.page().setViewportSize(360, 640);
      learner.goTo("#/queue");
      assertThat(learner.page().locator("[data-job]").first()).isVisible();
      assertThat(lines(learner, "td.time")).isEqualTo(1);
    }
  }

  /// The most lines that any of these takes.
  private static Object lines(Visitor learner, String selector) {
    return learner
        .page()
        .evaluate(
            "selector => Math.max(...[...document.querySelectorAll(selector)].map(part => { const range = new Range(); range.selectNodeContents(part);"
                + " return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size }))",
            selector);
  }

  private static byte[] epub(String title, List<String> bodies) throws IOException {
    var titles = IntStream.rangeClosed(1, bodies.size()).mapToObj(i -> "その" + i).toList();
    return epub(title, "ja", titles, bodies);
  }

  private static byte[] epub(
      String title, String language, List<String> titles, List<String> bodies) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      entry(
          zip,
          "book.opf",
          "<package version='3.0'><metadata><title>%s</title><language>%s</language></metadata><manifest>%s"
                  .formatted(
                      title,
                      language,
                      each(
                          bodies,
                          "<item id='c%d' href='c%d.xhtml' media-type='application/xhtml+xml'/>"))
              + "<item id='p' href='p.svg' media-type='image/svg+xml'/>"
              + "<item id='n' href='n.xhtml' media-type='application/xhtml+xml' properties='nav'/></manifest><spine>"
              + each(bodies, "<itemref idref='c%d'/>")
              + "</spine></package>");
      entry(
          zip,
          "n.xhtml",
          "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><body><nav epub:type='toc'><ol>"
              + IntStream.range(0, titles.size())
                  .mapToObj(i -> "<li><a href='c%d.xhtml'>%s</a></li>".formatted(i, titles.get(i)))
                  .collect(Collectors.joining())
              + "</ol></nav></body></html>");
      entry(zip, "p.svg", PICTURE);
      for (var i = 0; i < bodies.size(); i++) {
        entry(
            zip,
            "c" + i + ".xhtml",
            "<html xmlns='http://www.w3.org/1999/xhtml'><body>" + bodies.get(i) + "</body></html>");
      }
    }
    return bytes.toByteArray();
  }

  private static String each(List<String> bodies, String pattern) {
    return IntStream.range(0, bodies.size())
        .mapToObj(i -> pattern.replace("%d", "" + i))
        .collect(Collectors.joining());
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }
}
