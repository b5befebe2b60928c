package org.intelligentreader.book.bundle;

/// Which book a bundle belongs to and where it lies. `keyPrefix` is what stands before `tokens/…`
/// in an object key: `<user>/<book>/processed/` in the bucket, empty in a folder. The manifest
/// names token files by their whole key.
public record BundleAddress(String bookId, String keyPrefix) {
  public BundleAddress {
    if (!keyPrefix.isEmpty() && !keyPrefix.endsWith("/")) {
      throw new IllegalArgumentException(
          "key prefix '" + keyPrefix + "' does not end with a slash");
    }
  }
}
