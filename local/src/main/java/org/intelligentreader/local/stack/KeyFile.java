package org.intelligentreader.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.intelligentreader.local.files.PrivateFolder;
import org.intelligentreader.local.files.UnusableException;
import org.intelligentreader.local.http.ApiKeys;
import org.intelligentreader.local.http.Jwt;
import org.intelligentreader.local.http.SigningKey;

/// The keys of one data folder, made at its first start and readable by its owner only.
public final class KeyFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long FAR = 4_102_444_800L;
  private static final String PASSWORD = "password";
  private static final String SIGNING_KEY = "signingKey";
  private static final int PASSWORD_BYTES = 16;

  private static final List<String> FIRST_KEYS =
      List.of("anonJwt", "serviceRoleJwt", "publishable", "secret", "jwtSecret");

  private KeyFile() {}

  /// True when the folder has keys and password already, so that nobody needs to be told them.
  public static boolean isComplete(Path dataFolder) throws IOException {
    var file = file(dataFolder);
    return Files.exists(file) && read(file).has(PASSWORD);
  }

  /// Gives the folder the keys of a file.
  public static void replace(Path dataFolder, Path keys) throws IOException {
    write(file(dataFolder), read(keys));
  }

  /// Stores the folder's keys, or new ones, in a file that only its owner reads, unless another
  /// stack was faster.
  public static void share(Path dataFolder, Path keys) throws IOException {
    var folder = keys.toAbsolutePath().resolveSibling("");
    if (!Files.isDirectory(folder)) {
      throw new UnusableException(
          "The folder "
              + folder
              + " for the keys does not exist. Create it, or name another file with --keys.");
    }
    var partial = keys.resolveSibling(keys.getFileName() + "." + random(8) + ".part");
    PrivateFolder.file(partial);
    try {
      var own = file(dataFolder);
      JSON.writeValue(partial.toFile(), Files.exists(own) ? read(own) : JSON.valueToTree(make()));
      link(partial, keys);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /// Gives a whole file its name, unless there is one of that name: its keys count.
  private static void link(Path partial, Path keys) throws IOException {
    try {
      Files.createLink(keys, partial);
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (FileSystemException | UnsupportedOperationException e) {
      // A file system without links.
      Files.move(partial, keys);
    }
  }

  static ApiKeys in(Path dataFolder) throws IOException {
    var file = file(dataFolder);
    if (!Files.exists(file)) {
      write(file, JSON.valueToTree(make()));
    }
    PrivateFolder.file(file);
    var keys = read(file);
    // Stacks that were made before each had a password.
    if (!keys.has(PASSWORD)) {
      write(file, keys.put(PASSWORD, random(PASSWORD_BYTES)));
    }
    // Stacks that signed sessions with the secret.
    if (!keys.has(SIGNING_KEY)) {
      write(file, keys.put(SIGNING_KEY, SigningKey.make()));
    }
    try {
      return JSON.treeToValue(keys, ApiKeys.class);
    } catch (JsonProcessingException e) {
      throw notKeys(file);
    }
  }

  private static Path file(Path dataFolder) {
    return dataFolder.resolve("keys.json");
  }

  /// An object that is missing nothing that the first stacks had. The library's own words would
  /// show what is in the file.
  private static ObjectNode read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw notKeys(file);
    }
    JsonNode keys;
    try {
      keys = JSON.readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw notKeys(file);
    }
    if (keys instanceof ObjectNode found
        && FIRST_KEYS.stream().allMatch(name -> found.path(name).isTextual())) {
      return found;
    }
    throw notKeys(file);
  }

  private static UnusableException notKeys(Path file) {
    return new UnusableException(
        file
            + " does not hold the keys of a stack. Name another file, or remove this one; then new"
            + " keys are made.");
  }

  /// Whole or not at all: half a file would be a stack that never starts again.
  private static void write(Path file, JsonNode keys) throws IOException {
    var partial = file.resolveSibling("keys.json.part");
    Files.deleteIfExists(partial);
    PrivateFolder.file(partial);
    JSON.writeValue(partial.toFile(), keys);
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static ApiKeys make() {
    var secret = random(32);
    var jwt = new Jwt(secret);
    return new ApiKeys(
        jwt.sign(Map.of("role", "anon", "iss", "supabase", "exp", FAR)),
        jwt.sign(Map.of("role", "service_role", "iss", "supabase", "exp", FAR)),
        "sb_publishable_" + random(16),
        "sb_secret_" + random(16),
        secret,
        random(PASSWORD_BYTES),
        SigningKey.make());
  }

  private static String random(int bytes) {
    var value = new byte[bytes];
    new SecureRandom().nextBytes(value);
    return HexFormat.of().formatHex(value);
  }
}
