package org.intelligentreader.book.source.epub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.BookWarning.Code;
import org.intelligentreader.book.source.epub.publication.Epub;
import org.intelligentreader.book.source.epub.publication.ManifestItem;
import org.intelligentreader.book.source.epub.publication.SpineItem;

/// The files of a book in the order in which they are read: the spine's, whatever the order of the
/// entries.
final class ReadingOrder {
  private final Epub epub;
  private final TocPlan plan;

  ReadingOrder(Epub epub, TocPlan plan) {
    this.epub = epub;
    this.plan = plan;
  }

  List<SpineItem> items() {
    checkTocOrder();
    var order = linearFirst();
    addListed(order);
    return order;
  }

  private void checkTocOrder() {
    var paths = new HashMap<String, Integer>();
    epub.packageDocument()
        .spine()
        .items()
        .forEach(item -> paths.put(item.item().path(), paths.size()));
    var last = -1;
    for (var file : plan.files()) {
      var place = paths.getOrDefault(file, last);
      if (place < last) {
        epub.warnings()
            .add(Code.TOC_ORDER, file, "listed in another order than the spine's, which counts");
        return;
      }
      last = place;
    }
  }

  /// What is not linear and not in the table of contents comes last; at the front of a book it is
  /// the cover and stays there.
  private List<SpineItem> linearFirst() {
    var order = new ArrayList<SpineItem>();
    var last = new ArrayList<SpineItem>();
    var begun = false;
    for (var item : epub.packageDocument().spine().items()) {
      var stays = item.linear() || plan.files().contains(item.item().path()) || !begun;
      (stays ? order : last).add(item);
      begun |= stays && item.linear();
    }
    last.forEach(item ->
        epub.warnings()
            .add(
                Code.SPINE_NON_LINEAR,
                item.item().path(),
                "not part of the reading order; read after the last file"));
    order.addAll(last);
    return order;
  }

  /// Files that the contents name and the spine does not come behind the file of the entry before.
  private void addListed(List<SpineItem> order) {
    var previous = Optional.<String>empty();
    var ordered = new HashSet<String>();
    order.forEach(item -> ordered.add(item.item().path()));
    for (var path : plan.files()) {
      Interruption.check();
      if (!ordered.contains(path)) {
        var item = readable(path);
        if (item.isEmpty()) {
          continue;
        }
        var behind = previous.map(p -> indexOf(order, p) + 1).orElse(0);
        order.add(behind, new SpineItem(item.get(), true));
        ordered.add(item.get().path());
        epub.warnings().add(Code.TOC_FILE_NOT_IN_SPINE, path, "read behind the entry before it");
      }
      previous = Optional.of(path);
    }
  }

  private static int indexOf(List<SpineItem> order, String path) {
    for (var i = 0; i < order.size(); i++) {
      if (order.get(i).item().path().equals(path)) {
        return i;
      }
    }
    return -1;
  }

  /// The list of contents itself is none of the pages.
  private Optional<ManifestItem> readable(String path) {
    return epub.packageDocument()
        .itemAt(path)
        .or(() -> Optional.of(ManifestItem.undeclared(path)))
        .filter(item -> item.isContentDocument() && !item.properties().contains("nav"));
  }
}
