package org.intelligentreader.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.intelligentreader.local.http.Jwt;

/// The keys of one data folder, made at its first start and readable by its owner only.
final class KeyFile {
  private static final long FAR = 4_102_444_800L;

  private KeyFile() {}

  static ApiKeys in(Path dataFolder) throws IOException {
    var file = dataFolder.resolve("keys.json");
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      new ObjectMapper().writeValue(file.toFile(), make());
    }
    return new ObjectMapper().readValue(file.toFile(), ApiKeys.class);
  }

  private static ApiKeys make() {
    var secret = random(32);
    var jwt = new Jwt(secret);
    return new ApiKeys(
        jwt.sign(Map.of("role", "anon", "iss", "supabase", "exp", FAR)),
        jwt.sign(Map.of("role", "service_role", "iss", "supabase", "exp", FAR)),
        "sb_publishable_" + random(16),
        "sb_secret_" + random(16),
        secret);
  }

  private static String random(int bytes) {
    var value = new byte[bytes];
    new SecureRandom().nextBytes(value);
    return HexFormat.of().formatHex(value);
  }
}
