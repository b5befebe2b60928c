package org.intelligentreader.judge.browser;

import java.util.List;
import java.util.Map;
import org.intelligentreader.judge.compare.Flow;
import org.intelligentreader.judge.compare.Rule;

/// What the browser shows of one page of the spine: its text, the pictures that load, and how many
/// letters run in each direction. `meant` counts what a rule took out of the text.
public record ShownPage(
    String path,
    boolean linear,
    Flow flow,
    List<ShownPicture> pictures,
    Map<String, Integer> writingModes,
    Map<Rule, Integer> meant) {
  /// Whether Chromium can tell what the page's text is.
  public boolean isJudged() {
    return !meant.containsKey(Rule.ENCODINGS) && !meant.containsKey(Rule.FOREIGN_PAGES);
  }

  /// A picture by the name that our bundle gives its bytes; empty for one whose bytes we clean.
  public record ShownPicture(String name, String reference) {}
}
