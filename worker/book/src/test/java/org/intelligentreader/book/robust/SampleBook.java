package org.intelligentreader.book.robust;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.intelligentreader.book.fixture.EpubFixture;

/// Books for whole-book tests.
final class SampleBook {
  private SampleBook() {}

  /// A small Japanese book with one of everything, some of it odd.
  static EpubFixture everything() {
    return new EpubFixture()
        .metadata(
            "<dc:identifier id='u'>urn:x:2</dc:identifier><dc:title>試しの本</dc:title>"
                + "<dc:language>ja</dc:language><dc:creator>書き手</dc:creator>"
                + "<meta name='cover' content='p'/>")
        .spineAttribute("page-progression-direction='rtl'")
        .item("p", "p.png", "image/png", "")
        .with("OPS/p.png", png())
        .item("s", "s.svg", "image/svg+xml", "")
        .with(
            "OPS/s.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><rect width='1' onclick='x'/></svg>")
        .item("c", "c.css", "text/css", "")
        .with("OPS/c.css", ".h{display:none} p{white-space:normal} body{writing-mode:vertical-rl}")
        .page(
            "a",
            "<link rel='stylesheet' href='c.css'/>",
            "<h1 id='x'>第一章</h1><p>　<ruby>吾輩<rt>わがはい</rt></ruby>は<ruby>猫<rt>・</rt></ruby>である。"
                + "名前はまだ無い<a epub:type='noteref' href='b.xhtml#n'>一</a>。</p>"
                + "<p class='h'>見えない</p><img src='p.png' alt='絵'/><img src='none.png' alt='無'/>"
                + "<div><p id='y'>どこで<em>生れた</em>かとんと見当がつかぬ。</p><ul><li>一</li><li>二</li></ul></div>")
        .page(
            "b",
            "<table><tr><td>あ</td><td>い</td></tr></table><pre>字  下げ\n  詩</pre><img src='s.svg'/>"
                + "<aside epub:type='footnote' id='n'><p>注です。</p></aside><br><p>壊れた & 行")
        .entry("第一章", "a.xhtml#x")
        .entry("続き", "a.xhtml#y")
        .entry("続き", "a.xhtml#y")
        .entry("無い", "a.xhtml#z");
  }

  static byte[] png() {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(40, 60, BufferedImage.TYPE_INT_RGB), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
