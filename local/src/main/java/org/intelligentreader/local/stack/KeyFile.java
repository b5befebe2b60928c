package org.intelligentreader.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.intelligentreader.local.files.PrivateFolder;
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

  private KeyFile() {}

  /// True when the folder has keys and password already, so that nobody needs to be told them.
  public static boolean isComplete(Path dataFolder) throws IOException {
    var file = file(dataFolder);
    return Files.exists(file) && read(file).has(PASSWORD);
  }

  static ApiKeys in(Path dataFolder) throws IOException {
    var file = file(dataFolder);
    if (!Files.exists(file)) {
      write(file, JSON.valueToTree(make()));
    }
    PrivateFolder.file(file);
    var keys = read(file);
    // Stacks that were made before each had a password.
    if (!keys.has(PASSWORD) && keys instanceof ObjectNode known) {
      write(file, known.put(PASSWORD, random(PASSWORD_BYTES)));
    }
    // Stacks that signed sessions with the secret.
    if (!keys.has(SIGNING_KEY) && keys instanceof ObjectNode known) {
      write(file, known.put(SIGNING_KEY, SigningKey.make()));
    }
    return JSON.treeToValue(keys, ApiKeys.class);
  }

  private static Path file(Path dataFolder) {
    return dataFolder.resolve("keys.json");
  }

  private static JsonNode read(Path file) throws IOException {
    return JSON.readTree(file.toFile());
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
