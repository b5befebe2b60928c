package org.intelligentreader.book.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.intelligentreader.book.text.Fnv1a;
import org.junit.jupiter.api.Test;

class ChapterIdTest {
  @Test
  void an_id_hashes_path_and_fragment_of_the_entry() {
    assertThat(ChapterId.ofTocEntry("EPUB/a.xhtml", "s1").value())
        .isEqualTo("toc-" + Fnv1a.hex32("EPUB/a.xhtml#s1"));
    assertThat(ChapterId.ofTocEntry("EPUB/a.xhtml", "").value())
        .isEqualTo("toc-" + Fnv1a.hex32("EPUB/a.xhtml#"));
    assertThat(ChapterId.ofSpineItem("EPUB/a.xhtml").value())
        .isEqualTo("spine-" + Fnv1a.hex32("EPUB/a.xhtml"));
  }

  @Test
  void a_clash_gets_a_number() {
    assertThat(new ChapterId("toc-00000000").clash(2).value()).isEqualTo("toc-00000000-2");
  }

  @Test
  void anything_that_could_leave_its_folder_is_no_id() {
    assertThatThrownBy(() -> new ChapterId("../x")).isInstanceOf(IllegalArgumentException.class);
  }
}
