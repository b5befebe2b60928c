package org.intelligentreader.bench.place;

import java.util.List;

/// One part of the bench. Its lines replace what stands between its marks in the document.
@FunctionalInterface
public interface Section {
  List<String> measure(ProgramPaths paths) throws Exception;
}
