package org.intelligentreader.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intelligentreader.testing.Repository;
import org.junit.jupiter.api.Test;

/// A book runs nothing in the page and loads nothing from elsewhere.
@InChromium
class HostileBookTest {
  /// Each would call `fired` if anything of the book were taken for markup of the page.
  private static final List<String> ATTACKS =
      List.of(
          "<script>fired(1)</script>",
          "<img src='x' onerror='fired(2)'/>",
          "<svg xmlns='http://www.w3.org/2000/svg' onload='fired(3)'><script>fired(4)</script></svg>",
          "<a href='javascript:fired(5)'>link</a>",
          "<a href='&#106;avascript:fired(6)'>link</a>",
          "<a href='data:text/html,&lt;script&gt;fired(7)&lt;/script&gt;'>link</a>",
          "<iframe src='javascript:fired(8)'></iframe>",
          "<object data='javascript:fired(9)'></object>",
          "<embed src='javascript:fired(10)'/>",
          "<form action='javascript:fired(11)'><button>go</button></form>",
          "<p style=\"background:url('javascript:fired(12)')\">styled</p>",
          "<details open='open' ontoggle='fired(13)'><summary>more</summary></details>",
          "<video onerror='fired(14)'><source src='x' onerror='fired(15)'/></video>",
          "<p>&lt;img src=x onerror=fired(16)&gt;</p>",
          "<ruby>字<rt>&lt;img src=x onerror=fired(17)&gt;</rt></ruby>",
          "<img src='evil.svg' alt='\" onerror=\"fired(18)'/>",
          "<math><mtext><mglyph><style><img src='x' onerror='fired(19)'/></style></mglyph></mtext></math>",
          "<template><img src='x' onerror='fired(20)'/></template>",
          "<input autofocus='autofocus' onfocus='fired(21)'/>",
          "<meta http-equiv='refresh' content='0;url=javascript:fired(22)'/>",
          "<link rel='stylesheet' href='http://evil.example/x.css'/>",
          "<img src='http://evil.example/track.png' alt='far'/>");

  /// Shows all chapters of the book at once as the reader shows one, waits for the pictures and
  /// follows the links. Answers how many blocks there were.
  private static final String SHOW_ALL =
      """
      async () => {
        const [{ Bundle }, { bookRow }, { Chapter }, { Renderer }] = await Promise.all(
          ['/api/bundle.js', '/api/books.js', '/reader/chapter.js', '/reader/render.js'].map(name => import(name)));
        const bundle = new Bundle(await bookRow('corpus'));
        const manifest = await bundle.manifest();
        const text = document.querySelector('.text');
        const pictures = [];
        const image = async name => {
          const url = await bundle.image(name);
          const probe = new Image();
          pictures.push(new Promise(done => { probe.onload = probe.onerror = done; probe.src = url; }));
          return url;
        };
        let blocks = 0;
        for (const [i, entry] of manifest.chapters.entries()) {
          const chapter = new Chapter(manifest, i, await bundle.tokens(entry));
          const renderer = new Renderer(chapter, () => 'new', image);
          for (const block of chapter.chunks.flatMap(chunk => chunk.blocks)) {
            text.append(renderer.block(block));
            blocks++;
          }
        }
        await Promise.all(pictures);
        for (const link of text.querySelectorAll('a')) {
          link.click();
          document.querySelector('dialog')?.close();
        }
        return blocks;
      }\
      """;

  private static final String SVG =
      "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40' onload='fired(23)'>"
          + "<script>fired(24)</script><rect width='40' height='40'/></svg>";

  private static final String ITEMS =
      "<item id='c*' href='*.xhtml' media-type='application/xhtml+xml'/>";
  private static final String PACKAGE =
      "<package version='3.0'><metadata><title>攻撃</title><language>ja</language></metadata>"
          + "<manifest>*</package>";
  private static final String DOCUMENT = "<html><head></head><body><p>一<br>*<p>二</body></html>";

  private final PageStage stage;

  HostileBookTest(PageStage stage) {
    this.stage = stage;
  }

  @Test
  void nothing_in_a_book_runs_or_loads() throws Exception {
    var victim = stage.user("victim@example.org");
    victim.add("hostile", "<img src=x onerror=fired(0)>", book());
    victim.add("corpus", "?", corpus());
    stage.work();
    try (var learner = stage.visitor("victim")) {
      var page = learner.page();
      page.addInitScript(
          "window.fires = []; window.fired = n => window.fires.push(n);"
              + " window.alert = window.steal = window.fired");
      var strangers = new ArrayList<String>();
      page.onRequest(request -> {
        if (request.url().startsWith("http")
            && !request.url().startsWith(stage.stack().url().toString())) {
          strangers.add(request.url());
        }
      });
      learner.signIn();
      learner.goTo("#/read/hostile");
      learner.inChapter("");
      for (var link : page.locator(".text a").all()) {
        link.click();
        page.keyboard().press("Escape");
      }
      learner.goTo("#/read/corpus");
      learner.inChapter("");
      assertThat((int) page.evaluate(SHOW_ALL)).isGreaterThan(250);
      learner.goTo("#/words/hostile");
      assertThat(learner.heading("Words of this book")).isVisible();
      assertThat(page.evaluate("() => window.fires")).isEqualTo(List.of());
      assertThat(strangers).isEmpty();
      assertThat(learner.complaints()).isEmpty();
    }
  }

  @Test
  void the_policy_of_the_page_refuses_inline_code_and_markup_from_strings() {
    try (var visitor = stage.atThisMachine("en-GB").goTo("")) {
      assertThat(visitor.heading("Library")).isVisible();
      var refused =
          visitor
              .page()
              .evaluate(
                  "() => { try { document.body.innerHTML = '<b>x</b>'; return 'ran' } catch (e) { return e.name } }");
      assertThat(refused).isEqualTo("TypeError");
    }
  }

  /// The attacks that the worker's own tests know, each in a document of its own.
  private static byte[] corpus() throws IOException {
    var vectors = vectors();
    var items = new StringBuilder();
    var spine = new StringBuilder();
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var i = 0; i < vectors.size(); i++) {
        items.append(ITEMS.replace("*", String.valueOf(i)));
        spine.append("<itemref idref='c").append(i).append("'/>");
        entry(zip, i + ".xhtml", DOCUMENT.replace("*", vectors.get(i)));
      }
      entry(
          zip, "book.opf", PACKAGE.replace("*", items + "</manifest><spine>" + spine + "</spine>"));
    }
    return bytes.toByteArray();
  }

  private static List<String> vectors() throws IOException {
    var file = Repository.root().resolve("worker/book/src/test/resources/xss/vectors.txt");
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.replace("\\0", "\0").replace("\\t", "\t").replace("\\n", "\n"))
        .toList();
  }

  private static byte[] book() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      entry(
          zip,
          "book.opf",
          "<package version='3.0'><metadata><title>&lt;script&gt;fired(25)&lt;/script&gt;</title><language>ja</language></metadata><manifest>"
              + "<item id='c' href='c.xhtml' media-type='application/xhtml+xml'/>"
              + "<item id='s' href='evil.svg' media-type='image/svg+xml'/></manifest>"
              + "<spine><itemref idref='c'/></spine></package>");
      entry(zip, "evil.svg", SVG);
      entry(
          zip,
          "c.xhtml",
          "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>&lt;img src=x onerror=fired(26)&gt;</title></head><body><p>本文である。</p>"
              + String.join("\n", ATTACKS)
              + "</body></html>");
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }
}
