package org.intelligentreader.book.epub;

import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/// Looks for elements nested deeper than later rooms can walk.
record DepthCheck(long limit) implements NodeVisitor {
  /// Ends the walk.
  static final class Breach extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Override
  public void head(Node node, int depth) {
    if (depth > limit) {
      throw new Breach();
    }
  }
}
