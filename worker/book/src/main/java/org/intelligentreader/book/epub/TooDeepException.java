package org.intelligentreader.book.epub;

import org.xml.sax.SAXException;

/// Elements are nested beyond [Limit#DEPTH].
final class TooDeepException extends SAXException {
  private static final long serialVersionUID = 1;
}
