package org.intelligentreader.lattice.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.atilika.kuromoji.unidic.kanaaccent.Tokenizer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipFile;
import org.intelligentreader.lattice.Dictionary;
import org.intelligentreader.lattice.file.DictionaryException;

/// The build step: compiles UniDic into the file named on the command line, unless it is there
/// already, made from the same jar by the same classes.
public final class CompileUnidic {
  private CompileUnidic() {}

  /// `arguments`: the file to write.
  public static void main(String... arguments) throws IOException {
    var file = Path.of(arguments[0]);
    var buildId = buildId();
    if (isCurrent(file, buildId)) {
      return;
    }
    System.out.println("compiling UniDic into " + file);
    writeNotice(file.resolveSibling("unidic-2.1.2.NOTICE.md"));
    DictionaryCompiler.compile(new KuromojiUnidic(), file, buildId);
  }

  /// UniDic's licence, which has to go where its data go.
  private static void writeNotice(Path file) throws IOException {
    try (var jar = new ZipFile(origin(Tokenizer.class).toFile());
        var notice = jar.getInputStream(jar.getEntry("META-INF/NOTICE.md"))) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.copy(notice, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean isCurrent(Path file, byte[] buildId) throws IOException {
    try {
      return Dictionary.open(file).buildId().equals(HexFormat.of().formatHex(buildId));
    } catch (DictionaryException _) {
      return false; // missing, damaged or of another format: made anew
    }
  }

  /// A digest of kuromoji's jar and of this library's classes.
  static byte[] buildId() throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(origin(Tokenizer.class)));
      var classes = origin(CompileUnidic.class);
      try (var files = Files.walk(classes)) {
        for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
          digest.update(classes.relativize(file).toString().getBytes(UTF_8));
          digest.update(Files.readAllBytes(file));
        }
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path origin(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
