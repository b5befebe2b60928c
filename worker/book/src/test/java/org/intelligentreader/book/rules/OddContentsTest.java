package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of contents beside the specification, and anchors beside the headings that they mean.
class OddContentsTest {
  private static final String A = "<a href='a.xhtml'>A</a>";
  private static final String B = "<a href='b.xhtml'>B</a>";

  private final EpubFixture fixture =
      new EpubFixture().page("a", "<p>one</p>").page("b", "<p>two</p>");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<nav epub:type='toc'><ol><li>%a</li></ol></nav><nav epub:type='toc'><ol><li>%b</li></ol></nav>",
        "<section epub:type='toc'><ol><li>%a</li><li>%b</li></ol></section>",
        "<div id='toc'><ul><li>%a</li><li>%b</li></ul></div>",
        "<h1>Contents</h1><ol><li>%a</li><li>%b</li></ol>",
        "<nav epub:type='toc'><p>%a<br/>%b</p></nav>",
        "<nav epub:type='toc'><table><tr><td>%a</td><td>1</td></tr><tr><td>%b</td></tr></table></nav>",
        "<nav epub:type='toc'><ol><a href='a.xhtml'><li>A</li></a><a href='b.xhtml'><li>B</li></a></ol></nav>",
        "<nav epub:type='toc'><ol><li title='A'><a href='a.xhtml'/></li><li>%b</li></ol></nav>",
        "<nav epub:type='toc'><ol><li><a href='a.html'>A</a></li><li><a href='b.htm'>B</a></li></ol></nav>",
        "<nav epub:type='toc'><ol><li>A ..... <a href='a.xhtml'>1</a></li><li>B …… <a href='b.xhtml'>2</a></li></ol></nav>",
        "<nav epub:type='toc'><ol><li>%a<a href='a.xhtml'>……5</a></li><li>%b</li></ol></nav>",
        "<nav role='doc-toc'><ol><li><h2>%a</h2></li><li><h2>%b</h2></li></ol></nav>",
      })
  void a_navigation_document_of_any_shape_is_read(String nav) {
    var book = ReadBook.of(fixture.nav(nav.replace("%a", A).replace("%b", B)));
    assertThat(book.titles())
        .as(nav)
        .map(OddContentsTest::withoutLeaders)
        .containsExactly("A", "B");
    assertThat(book.texts()).containsExactly("one", "two");
  }

  private static String withoutLeaders(String title) {
    return title.replaceAll("[ .…0-9]+$", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<navPoint>%a</navPoint><navPoint>%b</navPoint>",
        "<navMap><navPoint>%a</navPoint></navMap><navMap><navPoint>%b</navPoint></navMap>",
        "<navMap><navList><navTarget>%a</navTarget><navTarget>%b</navTarget></navList></navMap>",
        "<navList><navLabel><text>L</text></navLabel><navTarget>%a</navTarget><navTarget>%b</navTarget></navList>",
        "<navMap><navPoint><navLabel><text>A</text></navLabel><content href='a.xhtml'/></navPoint><navPoint>%b</navPoint></navMap>",
        "<navMap><navPoint><navLabel>A</navLabel><content src='a.xhtml'/></navPoint><navPoint>%b</navPoint></navMap>",
        "<NavMap><NavPoint>%a</NavPoint><NavPoint>%b</NavPoint></NavMap>",
        "<navMap><navPoint><navLabel><text/></navLabel><content src='a.xhtml'/><navPoint>%a</navPoint></navPoint><navPoint>%b</navPoint></navMap>",
      })
  void an_ncx_of_any_shape_is_read(String map) {
    var book = ReadBook.of(fixture.ncx(map.replace("%a", point("A")).replace("%b", point("B"))));
    assertThat(book.titles()).as(map).containsExactly("A", "B");
  }

  private static String point(String name) {
    return "<navLabel><text>%s</text></navLabel><content src='%s.xhtml'/>"
        .formatted(name, name.toLowerCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h2>A<a id='x'/></h2><p>one</p><h2>B<a id='y'/></h2><p>two</p>",
        "<p>A<a id='x'/></p><p>one</p><p>B<a id='y'/></p><p>two</p>",
        "<h2>A</h2><p id='x'>one</p><h2>B</h2><p id='y'>two</p>",
        "<p class='t'>A</p><p id='x'>one</p><p class='t'>B</p><p id='y'>two</p>",
        "<h2>A</h2><p><a id='x'/>one</p><h2>B</h2><div id='y'><p>two</p></div>",
        "<h2 id='X'>A</h2><p>one</p><h2 id='Y'>B</h2><p>two</p>",
        "<p id='x'>A</p><p>one</p><p style='display:none' id='y'></p><p>B</p><p>two</p>",
        "<p id='x'>A</p><p>one</p><div hidden='' id='y'>unseen</div><p>B</p><p>two</p>",
        "<h2 id='x'>A</h2><p>one</p><hr id='y'/><h2>B</h2><p>two</p>",
        "<h2 id='x'>A</h2><p>one <span epub:type='pagebreak' id='y'/></p><h2>B</h2><p>two</p>",
      })
  void an_anchor_near_its_heading_starts_the_chapter_there(String body) {
    var book =
        ReadBook.of(
            new EpubFixture().page("p", body).entry("A", "p.xhtml#x").entry("B", "p.xhtml#y"));
    assertThat(book.titles()).as(body).containsExactly("A", "B");
    assertThat(book.texts()).as(body).containsExactly("A | one", "B | two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Part0001",
        "split_000",
        "index_split_003",
        "text00001",
        "Section0001",
        "x.html",
        "Microsoft Word - a.doc",
        "无标题文档",
        "タイトルなし",
        "Ohne Titel",
        "null",
        "[Unknown]",
        "&#160;",
        "-",
        "..."
      })
  void names_that_programs_make_up_are_no_titles(String name) {
    var book = ReadBook.of(fixture.entry(name, "a.xhtml").entry(name, "b.xhtml"));
    assertThat(book.titles()).as(name).containsExactly("one", "two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h1>The storm<sup><a href='#n'>1</a></sup></h1>",
        "<h1>The storm<a epub:type='noteref' href='#n'>1</a></h1>",
        "<h1>The storm<a href='#n'><sup>*</sup></a></h1>",
        "<h1 class='sr-only'>Navigation</h1><h2>The storm</h2>",
        "<h1 class='visually-hidden'>Navigation</h1><h2>The storm</h2>",
      })
  void a_heading_is_called_by_what_people_read(String heading) {
    var book = ReadBook.of(new EpubFixture().page("a", heading + "<p>x</p><p id='n'>1 Note</p>"));
    assertThat(book.titles()).as(heading).containsExactly("The storm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"chapter-title", "heading", "ChapterHead", "title", "mso-heading1"})
  void paragraphs_that_are_called_headings_complete_a_poor_list(String name) {
    var body =
        "<p class='%s'>I</p><p>a</p><p class='%s'>II</p><p>b</p><p class='%s'>III</p><p>c</p>";
    var book =
        ReadBook.of(
            new EpubFixture().page("p", body.replace("%s", name)).entry("Start", "p.xhtml"));
    assertThat(book.titles()).as(name).containsExactly("I", "II", "III");
  }
}
