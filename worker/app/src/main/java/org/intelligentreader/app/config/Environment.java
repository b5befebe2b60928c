package org.intelligentreader.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.intelligentreader.app.network.ProxyServer;
import org.intelligentreader.app.secret.KeyCheck;
import org.intelligentreader.app.secret.Redactor;

/// The variables that this process was started with. Some are secrets, so they are never shown.
public record Environment(Map<String, String> variables) {
  /// Where the service key may stand; the first one that is set counts.
  static final List<String> KEYS = List.of("SUPABASE_SECRET_KEY", "SUPABASE_SERVICE_ROLE_KEY");

  /// A key in a variable that is not meant for it, or the password inside a URL.
  private static final Pattern SECRET =
      Pattern.compile("sb_secret_[\\w-]*|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*|(?<=://)[^/\\s]+(?=@)");

  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /// Knows all secrets among the variables.
  public Redactor redactor() {
    var secrets = new ArrayList<String>();
    variables.forEach((name, value) -> {
      if (KEYS.contains(name)) {
        secrets.add(value);
      } else if (name.toLowerCase(Locale.ROOT).endsWith("_proxy")) {
        secrets.addAll(ProxyServer.secretsOf(value));
      } else if (KeyCheck.looksLikeKey(value) && !SECRET.matcher(value).find()) {
        // Damaged: where the key begins and ends cannot be told.
        secrets.add(value);
      } else {
        SECRET.matcher(value).results().forEach(found -> secrets.add(found.group()));
      }
    });
    return Redactor.of(secrets);
  }

  @Override
  public String toString() {
    return "Environment[hidden]";
  }
}
