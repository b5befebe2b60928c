package org.intelligentreader.book.source.epub;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.intelligentreader.book.source.epub.publication.Epub;
import org.intelligentreader.book.source.markup.Labels;

/// What the files of a book call themselves in their `title`: a name that several have says nothing
/// about one of them.
final class OwnNames {
  private static final int HEAD = 4096;
  private static final Pattern TITLE =
      Pattern.compile("<title\\b[^>]*>([^<]*)</title", Pattern.CASE_INSENSITIVE);

  private OwnNames() {}

  /// The names that at least two files of the spine have.
  static Set<String> repeated(Epub epub) {
    var seen = new HashSet<String>();
    var repeated = new HashSet<String>();
    for (var item : epub.packageDocument().spine().items()) {
      var head =
          new String(epub.container().start(item.item().path(), HEAD), StandardCharsets.UTF_8);
      var title = TITLE.matcher(head);
      if (title.find()) {
        var name = Labels.plain(title.group(1));
        if (!seen.add(name)) {
          repeated.add(name);
        }
      }
    }
    return repeated;
  }
}
