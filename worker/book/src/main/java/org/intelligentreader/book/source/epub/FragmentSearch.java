package org.intelligentreader.book.source.epub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.source.epub.container.OcfContainer;

/// Looks for an id that is not in the file that an entry names: when a converter splits files, ids
/// move to another one. Only an id that one file alone has is found.
final class FragmentSearch {
  private static final Pattern ID =
      Pattern.compile("\\b(?:id|name)\\s*=\\s*[\"']([^\"'<>]{1,200})[\"']");

  private final OcfContainer container;
  private final Set<String> wanted;
  private final Map<String, Optional<String>> places = new HashMap<>();
  private boolean searched;

  /// `wanted` are the ids of the table of contents.
  FragmentSearch(OcfContainer container, Set<String> wanted) {
    this.container = container;
    this.wanted = wanted;
  }

  /// The only file among `files` that has the id; they are read once, at the first question.
  Optional<String> find(String fragment, List<String> files) throws BadBookException {
    if (!searched) {
      searched = true;
      for (var file : files) {
        read(file);
      }
    }
    return places.getOrDefault(fragment, Optional.empty());
  }

  private void read(String file) throws BadBookException {
    // Ids are ASCII in practice; others survive as the bytes of UTF-8.
    var matcher = ID.matcher(new String(container.read(file), ISO_8859_1));
    var found = new HashSet<String>();
    while (matcher.find()) {
      var id = new String(matcher.group(1).getBytes(ISO_8859_1), UTF_8);
      if (wanted.contains(id) && found.add(id)) {
        places.merge(id, Optional.of(file), (one, other) -> Optional.empty());
      }
    }
  }
}
