package org.intelligentreader.book.source.html.read;

import java.util.Optional;
import java.util.OptionalInt;
import org.intelligentreader.book.model.Block;
import org.jsoup.nodes.Element;

/// What a document needs to know about the book around it.
public interface BookContext {
  /// A page inside a page.
  record Page(String path, Element body) {}

  /// The picture under its safe name, or empty when it is missing or remote.
  Optional<Block.Picture> picture(String path, String reference, String alt);

  /// A drawing that stands inside the document, stored like a picture.
  Optional<Block.Picture> drawing(String path, Element svg);

  /// How high the file of a picture is in pixels, where it says so.
  OptionalInt pixels(Block.Picture picture);

  /// A page of a printed edition begins at the anchor `key`.
  void printedPage(String label, String key);

  /// A page that an `iframe` or `object` shows inside this one, unless it is read elsewhere.
  Optional<Page> page(String path, String reference);

  /// The anchor key or URL that a link means.
  Optional<String> link(String path, String href);
}
