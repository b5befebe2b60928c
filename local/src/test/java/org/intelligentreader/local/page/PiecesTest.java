package org.intelligentreader.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// How text is cut for display: `web/reader/pieces.js`, run where it runs for readers.
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PiecesTest {
  private final Visitor visitor;

  PiecesTest(PageStage stage) {
    visitor = stage.atThisMachine("en-GB").goTo("");
  }

  @AfterAll
  void close() {
    visitor.close();
  }

  @Test
  void text_is_cut_at_readings_and_marks_and_a_reading_is_never_cut() {
    assertThat(
            run(
                """
                pieces.cut(0, 6, [{start: 1, end: 3, text: 'よみ'}], [{start: 2, end: 5, kind: 'strong'}])
                  .map(piece => `${piece.start}-${piece.end} ${piece.ruby ?? ''} ${piece.marks}`)\
                """))
        .isEqualTo(List.of("0-1  ", "1-3 よみ strong", "3-5  strong", "5-6  "));
  }

  @Test
  void blocks_are_grouped_into_chunks_that_lose_none() {
    assertThat(
            run(
                """
                pieces.chunks([[0, 300], [302, 700], [702, 702], [702, 2000], [2002, 2010]]
                  .map(([start, end]) => ({ start, end })), 500).map(chunk => `${chunk.start}-${chunk.end} ${chunk.blocks.length}`)\
                """))
        .isEqualTo(List.of("0-700 2", "702-2000 2", "2002-2010 1"));
  }

  @Test
  void the_chapters_become_a_tree_and_an_orphan_a_root() {
    assertThat(
            run(
                """
                pieces.tree([{id: 'a'}, {id: 'b', parentId: 'a'}, {id: 'c', parentId: 'gone'}])
                  .map(node => node.chapter.id + node.children.length)\
                """))
        .isEqualTo(List.of("a1", "c0"));
  }

  @Test
  void katakana_is_shown_as_hiragana_and_nothing_else_changes() {
    assertThat(run("[pieces.hiragana('オボエラレ・ヴァー漢字abc')]")).isEqualTo(List.of("おぼえられ・ゔぁー漢字abc"));
  }

  @Test
  void what_touches_a_stretch_is_found_by_search() {
    assertThat(
            run(
                """
                pieces.within([[0, 2], [2, 4], [6, 8]].map(([start, end]) => ({ start, end })), 3, 7).map(String)\
                """))
        .isEqualTo(List.of("1", "2"));
  }

  private Object run(String expression) {
    return visitor
        .page()
        .evaluate(
            "async () => { const pieces = await import('/reader/pieces.js'); return "
                + expression
                + "; }");
  }
}
