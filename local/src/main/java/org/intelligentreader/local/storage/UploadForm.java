package org.intelligentreader.local.storage;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.intelligentreader.local.http.Call;
import org.intelligentreader.local.http.HttpError;

/// The form that browsers send: some small fields, and a file part. Its parts are in files until it
/// is closed.
final class UploadForm implements AutoCloseable {
  private static final int MOST_PARTS = 16;
  private static final int LONGEST_FIELD = 65_536;

  private final MultiPartFormData.Parts parts;

  private UploadForm(MultiPartFormData.Parts parts) {
    this.parts = parts;
  }

  static boolean is(String contentType) {
    return contentType.startsWith("multipart/form-data");
  }

  /// Reads a form whose file has at most `limit` bytes; of a longer one no more than that.
  static UploadForm read(Call call, String contentType, Path folder, long limit) throws HttpError {
    var whole = limit + MOST_PARTS * (long) LONGEST_FIELD;
    var source = new BoundedSource(call.request(), whole);
    var config =
        new MultiPartConfig.Builder()
            .location(folder)
            .maxParts(MOST_PARTS)
            .maxMemoryPartSize(0)
            .maxPartSize(whole)
            .maxSize(whole)
            .build();
    try {
      return new UploadForm(
          MultiPartFormData.getParts(source, call.request(), contentType, config));
    } catch (RuntimeException e) {
      if (source.isExceeded()) {
        throw Upload.tooLarge();
      }
      throw HttpError.storage(
          400, "InvalidRequest", "The multipart form cannot be read", "InvalidRequest");
    }
  }

  String field(String name) throws HttpError {
    for (var part : parts) {
      // A part need not have a name.
      if (name.equals(part.getName())) {
        if (part.getLength() > LONGEST_FIELD) {
          throw HttpError.storage(
              400, "InvalidRequest", "The field " + name + " is too long", "InvalidRequest");
        }
        return part.getContentAsString(StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  /// The first part that has a file name, even an empty one.
  Optional<MultiPart.Part> file() {
    for (var part : parts) {
      if (part.getFileName() != null) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  static InputStream bytes(MultiPart.Part part) {
    return Content.Source.asInputStream(part.getContentSource());
  }

  static String type(MultiPart.Part part) {
    var type = part.getHeaders().get("Content-Type");
    return type == null ? "application/octet-stream" : type;
  }

  @Override
  public void close() {
    parts.close();
  }
}
