package org.intelligentreader.book.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.intelligentreader.book.fixture.EpubFixture;
import org.intelligentreader.book.fixture.ReadBook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Initials that have a box before their paragraph.
class InitialBoxTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      textBlock =
          """
          <div style="float:left"><p>S</p></div><p>omewhere over there.</p>          % Somewhere over there.
          <table style="float:left"><tr><td>L</td></tr></table><p>ater that day</p>   % Later that day
          <svg xmlns="http://www.w3.org/2000/svg" style="float:left"><text>B</text></svg><p>efore dawn</p> % Before dawn
          <div class="left">M</div><p>ister Smith</p>                                % Mister Smith
          <p class="dropcap">T</p><p>he sun rose</p>                                 % The sun rose
          <p class="left">“T</p><p>he sun rose”</p>                                  % “The sun rose”
          <div class="left"><span><b>É</b></span></div><p>tait-ce lui</p>            % Était-ce lui
          <p><img alt="" title="M" class="dropcap" src="p.png"/>ister Smith</p>      % Mister Smith
          <div class="left">В</div><p>се люди</p>                                    % Все люди
          <div class="left">S</div><p>Another paragraph</p>                          % S | Another paragraph
          <div class="left">See</div><p>the next page</p>                            % See | the next page
          <div class="left">12</div><p>the next page</p>                             % 12 | the next page
          <div>S</div><p>omewhere</p>                                                % S | omewhere
          """)
  void an_initial_in_a_box_belongs_to_its_word(String page, String text) {
    var css = "<style>.left { float: left; font-size: 3em }</style>";
    var book = new EpubFixture().with("OPS/p.png", Png.tiny()).page("a", css, page.strip());
    assertThat(ReadBook.of(book).text()).as(page).isEqualTo(text.strip());
  }
}
