package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.api.Test;

/// EPUB 3.3, section 4.2.5: how references find files, also when they are spelled otherwise.
class PathTest {
  @Test
  void percent_encoded_path() {
    found("本 文.xhtml", "%E6%9C%AC%20%E6%96%87.xhtml");
  }

  @Test
  void double_encoded_path() {
    found("a b.xhtml", "a%2520b.xhtml");
  }

  @Test
  void a_name_that_was_encoded_before_it_was_packed() {
    found("a%20b.xhtml", "a b.xhtml");
  }

  @Test
  void path_in_another_case() {
    found("Text.XHTML", "text.xhtml");
  }

  @Test
  void path_with_backslashes() {
    found("text/b.xhtml", "text\\b.xhtml");
  }

  @Test
  void absolute_path() {
    found("b.xhtml", "/OPS/b.xhtml");
  }

  @Test
  void path_from_the_root_without_a_slash() {
    found("b.xhtml", "OPS/b.xhtml");
  }

  @Test
  void path_with_dots() {
    found("b.xhtml", "./x/../b.xhtml");
    found("b.xhtml", "../../../OPS/b.xhtml");
  }

  @Test
  void path_in_decomposed_unicode() {
    found("\u304C.xhtml", "\u304B\u3099.xhtml");
    found("\u304B\u3099.xhtml", "\u304C.xhtml");
  }

  @Test
  void path_with_plus_and_query() {
    found("a+b.xhtml", "a+b.xhtml?v=2");
  }

  private static void found(String file, String href) {
    var book =
        ReadBook.of(
            new EpubFixture()
                .item("b", href, "application/xhtml+xml", "")
                .itemref("b", "")
                .with("OPS/" + file, EpubFixture.xhtml("", "<p>found</p>")));
    assertThat(book.text()).isEqualTo("found");
  }
}
