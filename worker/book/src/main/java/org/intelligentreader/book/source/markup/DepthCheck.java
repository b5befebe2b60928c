package org.intelligentreader.book.source.markup;

import org.intelligentreader.book.interruption.Interruption;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/// Looks for elements nested deeper than later rooms can walk.
final class DepthCheck implements NodeFilter {
  private final long limit;
  private boolean deeper;

  private DepthCheck(long limit) {
    this.limit = limit;
  }

  static boolean isDeeper(Document document, long limit) {
    var check = new DepthCheck(limit);
    document.filter(check);
    return check.deeper;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    Interruption.check();
    deeper = depth > limit;
    return deeper ? FilterResult.STOP : FilterResult.CONTINUE;
  }
}
