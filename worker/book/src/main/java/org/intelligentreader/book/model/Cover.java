package org.intelligentreader.book.model;

import java.util.Optional;

/// The cover: a small `data:` URL (at most about 60 kB) for lists, and the name of the full picture
/// under `images/`.
public record Cover(Optional<String> thumbnail, Optional<String> imageName) {
  public static final Cover NONE = new Cover(Optional.empty(), Optional.empty());
}
