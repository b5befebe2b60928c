import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Adds to a bill of materials (CycloneDX, JSON) what Maven does not know of: each argument after the file is
/// TYPE|NAME|VERSION|LICENCE|PURL. `java Sbom.java bom.json 'platform|temurin|25.0.3|GPL-2.0-only WITH …|pkg:…'`
final class Sbom {
  private static final String START = "\"components\"";

  private Sbom() {}

  public static void main(String[] arguments) throws IOException {
    var file = Path.of(arguments[0]);
    var text = Files.readString(file);
    // Tools within the metadata may have a list of the same name; that of the bill itself is less indented.
    var list = text.indexOf("\n  " + START);
    if (list < 0) {
      throw new IOException("no components in " + file);
    }
    var at = text.indexOf('[', list);
    var added = new ArrayList<String>();
    for (var argument : List.of(arguments).subList(1, arguments.length)) {
      added.add(component(argument.split("\\|", -1)));
    }
    Files.writeString(file, text.substring(0, at + 1) + String.join(",", added) + "," + text.substring(at + 1));
  }

  private static String component(String[] fields) {
    return """

        {
          "type": %s,
          "bom-ref": %s,
          "name": %s,
          "version": %s,
          "licenses": [{"license": {"name": %s}}],
          "purl": %s
        }"""
        .formatted(quoted(fields[0]), quoted(fields[4]), quoted(fields[1]), quoted(fields[2]), quoted(fields[3]), quoted(fields[4]));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
