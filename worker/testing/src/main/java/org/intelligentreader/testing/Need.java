package org.intelligentreader.testing;

import java.awt.GraphicsEnvironment;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a test may need that not every machine has, how it is looked for, and how to get it.
public enum Need {
  CHROMIUM("chromium-headless-shell", "Chromium"),
  JAPANESE_FONT("fonts-noto-cjk", "a font for Japanese"),
  SHELLCHECK("shellcheck", "shellcheck"),
  KANJIDIC("kanjidic-xml", "KANJIDIC, the readings of single kanji"),
  EDICT("edict", "EDICT, the dictionary of Japanese words, and then a build"),
  LANGUAGES("", "the dictionaries of languages: ./reader test unpacks them"),
  NODE("nodejs", "Node.js 18 or newer"),
  NPM("", "npm with a reachable registry"),
  SYSTEMD("", "systemd-analyze, which comes with systemd"),
  TERRAFORM("", "terraform: see terraform.io"),
  GCLOUD("", "gcloud: see cloud.google.com/sdk"),
  DEBIAN_PACKAGES("", "Debian with apt-get and a reachable mirror"),
  NETWORK_ADDRESS("", "a network address"),
  SMALL_DISK("", "permission to mount a small disk: unshare -rm"),
  WORKER_JAR("", "the worker's jar: ./reader test builds it"),
  WORKER_IMAGE("", "the worker's image: .ci/image builds it and runs these tests"),
  POSTGRES(
      "",
      "PostgreSQL, which refuses root: run as another user, or as root who may call unshare -U");

  private static final Map<Need, Boolean> FOUND = new EnumMap<>(Need.class);
  private static final Pattern NODE_VERSION = Pattern.compile("v(\\d+)\\.");
  private static final int OLDEST_NODE = 18;

  /// The one without windows first: it takes a quarter less processor time.
  private static final List<String> CHROMIUMS =
      List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

  private final String debianPackage;
  private final String what;

  Need(String debianPackage, String what) {
    this.debianPackage = debianPackage;
    this.what = what;
  }

  /// Whether this machine has it; looked for once.
  public boolean isMet() {
    synchronized (FOUND) {
      return FOUND.computeIfAbsent(this, Need::look);
    }
  }

  /// Skips the running test, which found out by itself that this machine cannot serve it.
  public void require(boolean served) {
    if (!served) {
      throw Skipped.because(line());
    }
  }

  /// What is missing and how to get it, in a line.
  public String line() {
    return debianPackage.isEmpty() ? what : what + ": apt-get install " + debianPackage;
  }

  /// The Debian package that brings it, if one does.
  public Optional<String> debianPackage() {
    return Optional.of(debianPackage).filter(name -> !name.isEmpty());
  }

  /// The programs that only tests with this need may call.
  public Set<String> programs() {
    return switch (this) {
      case CHROMIUM -> Set.copyOf(CHROMIUMS);
      case SHELLCHECK -> Set.of("shellcheck");
      case NODE -> Set.of("node");
      case NPM -> Set.of("npm", "npx");
      case SYSTEMD -> Set.of("systemd-analyze");
      case TERRAFORM -> Set.of("terraform");
      case GCLOUD -> Set.of("gcloud");
      case DEBIAN_PACKAGES -> Set.of("apt-get", "dpkg-deb");
      case WORKER_IMAGE -> Set.of("podman");
      case POSTGRES, SMALL_DISK -> Set.of("unshare");
      case JAPANESE_FONT, KANJIDIC, EDICT, LANGUAGES, NETWORK_ADDRESS, WORKER_JAR -> Set.of();
    };
  }

  private boolean look() {
    return switch (this) {
      case CHROMIUM ->
          Programs.find(CHROMIUMS).stream()
              .anyMatch(program -> Programs.work(program.getFileName().toString(), "--version"));
      case JAPANESE_FONT -> hasJapaneseFont();
      case SHELLCHECK -> Programs.work("shellcheck", "--version");
      case KANJIDIC -> Files.isReadable(kanjidic());
      case EDICT -> Files.exists(words());
      case LANGUAGES -> Files.isDirectory(languages());
      case NODE -> nodeIsNewEnough();
      case NPM -> Programs.work("npm", "--version");
      case SYSTEMD -> Programs.work("systemd-analyze", "--version");
      case TERRAFORM -> Programs.work("terraform", "version");
      case GCLOUD -> Programs.find("gcloud").isPresent();
      case DEBIAN_PACKAGES ->
          Programs.work("apt-get", "--version") && Programs.find("dpkg-deb").isPresent();
      case NETWORK_ADDRESS -> hasNetworkAddress();
      case SMALL_DISK -> Programs.work("unshare", "-rm", "true");
      case WORKER_JAR ->
          Files.exists(Repository.root().resolve("worker/app/target/app-0.1.0-SNAPSHOT.jar"));
      case WORKER_IMAGE -> System.getenv("WORKER_IMAGE") != null;
      // The embedded PostgreSQL runs in a user namespace when root starts it.
      case POSTGRES ->
          !System.getProperty("user.name").equals("root") || Programs.work("unshare", "-U", "true");
    };
  }

  /// Where Debian's package has EDICT as text.
  public static Path edict() {
    return Path.of("/usr/share/edict/edict");
  }

  /// Where Chromium is.
  public static Path chromium() {
    return Programs.find(CHROMIUMS).orElseThrow();
  }

  /// Where Debian's package puts KANJIDIC2.
  public static Path kanjidic() {
    return Path.of("/usr/share/edict/kanjidic2.xml.gz");
  }

  /// What the build compiles EDICT into.
  public static Path words() {
    return Repository.root().resolve("worker/book/target/edict.words");
  }

  /// Where the build unpacks the dictionaries of languages.
  public static Path languages() {
    return Repository.root().resolve("worker/book/target/languages");
  }

  /// A machine without fontconfig has no fonts, and Java says so with an error.
  private static boolean hasJapaneseFont() {
    try {
      return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
          .anyMatch(font -> font.canDisplayUpTo("あ漢") == -1);
    } catch (LinkageError | InternalError | RuntimeException e) {
      return false;
    }
  }

  private static boolean hasNetworkAddress() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .anyMatch(address -> address instanceof Inet4Address && !address.isLoopbackAddress());
    } catch (SocketException e) {
      return false;
    }
  }

  private static boolean nodeIsNewEnough() {
    return Programs.output("node", "--version").stream()
        .map(NODE_VERSION::matcher)
        .anyMatch(found -> found.find() && Integer.parseInt(found.group(1)) >= OLDEST_NODE);
  }
}
