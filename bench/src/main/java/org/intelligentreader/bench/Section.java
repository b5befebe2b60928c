package org.intelligentreader.bench;

import java.util.List;

/// One part of the bench. Its lines replace what stands between its marks in the document.
@FunctionalInterface
interface Section {
  List<String> measure(Place place) throws Exception;
}
