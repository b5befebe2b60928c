package org.intelligentreader.supabase.leftovers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.intelligentreader.supabase.leftovers.Attic.Row;
import org.intelligentreader.supabase.leftovers.Attic.Thing;

/// Says by the words of decision 27 which objects are left over; shares no code with the schema.
record Judge(Attic attic) {
  private static final Pattern EDITION = Pattern.compile("[0-9a-f-]{36}-[0-9]+");

  List<String> leftovers() {
    return attic.things.stream().filter(this::isLeftOver).map(Thing::name).sorted().toList();
  }

  private boolean isLeftOver(Thing thing) {
    var parts = List.of(thing.name().split("/", -1));
    var owner = parts.size() < 3 ? Optional.<UUID>empty() : uuid(parts.getFirst());
    if (thing.young() || owner.isEmpty()) {
      return false;
    }
    var ofUser = attic.rowsOf(owner.get());
    var ofBook = ofUser.stream().filter(row -> row.book().equals(parts.get(1))).toList();
    if (ofBook.stream().anyMatch(Row::endedLately)
        || ofUser.stream().anyMatch(row -> names(row, thing.name()))) {
      return false;
    }
    return ofBook.isEmpty() || isOfNoUse(parts.subList(2, parts.size()), ofBook);
  }

  /// In the folder of a book that exists.
  private static boolean isOfNoUse(List<String> path, List<Row> ofBook) {
    if (!path.getFirst().equals("processed") || path.size() == 1) {
      return path.size() == 1
          && path.getFirst().toLowerCase(java.util.Locale.ROOT).endsWith(".epub");
    }
    var running =
        ofBook.stream()
            .flatMap(row -> row.job().stream())
            .filter(job -> job.state().equals("processing"))
            .findFirst();
    return running.isEmpty() || (isEdition(path) && !path.get(1).equals(running.get().edition()));
  }

  private static boolean names(Row row, String name) {
    return row.source().equals(name)
        || row.bundle().filter(bundle -> holds(bundle, name)).isPresent();
  }

  /// An edition has its folder alone; what an older worker wrote is all of its folder but editions.
  private static boolean holds(String bundle, String name) {
    var folder = bundle.substring(0, bundle.lastIndexOf('/') + 1);
    var path = List.of(name.split("/", -1)).subList(2, name.split("/", -1).length);
    return name.startsWith(folder)
        && (isEdition(List.of(bundle.split("/", -1)).subList(2, bundle.split("/", -1).length))
            || !isEdition(path));
  }

  private static boolean isEdition(List<String> path) {
    return path.size() > 2
        && path.getFirst().equals("processed")
        && EDITION.matcher(path.get(1)).matches();
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
