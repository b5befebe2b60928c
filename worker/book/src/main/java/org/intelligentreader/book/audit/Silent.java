package org.intelligentreader.book.audit;

import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Errors are thrown, not printed.
final class Silent implements ErrorHandler {
  @Override
  public void warning(SAXParseException e) {}

  @Override
  public void error(SAXParseException e) {}

  @Override
  public void fatalError(SAXParseException e) throws SAXException {
    throw e;
  }
}
