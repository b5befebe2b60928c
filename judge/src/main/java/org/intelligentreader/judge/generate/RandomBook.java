package org.intelligentreader.judge.generate;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intelligentreader.judge.generate.Words.Tongue;

/// A book that a seed determines. Structures are combined by chance: what a book has, how deep it
/// nests, its style sheet, its encoding, its spine and its contents.
public final class RandomBook {
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGNgaPgPRwykcQBr7Q/xRtgXPQAAAABJRU5ErkJggg==");

  private final Dice dice;
  private final Set<Feature> features;
  private final Words words;
  private final Charset encoding;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private RandomBook(long seed, Set<Feature> allowed) {
    dice = new Dice(seed);
    features = EnumSet.noneOf(Feature.class);
    allowed.stream()
        .sorted()
        .filter(one -> dice.once(one.isStyle() ? 2 : 3))
        .forEach(features::add);
    words = new Words(dice, dice.one(java.util.List.of(Tongue.values())));
    encoding =
        features.contains(Feature.ENCODINGS)
            ? dice.one(java.util.List.of(StandardCharsets.UTF_16, words.tongue().charset()))
            : StandardCharsets.UTF_8;
  }

  /// Writes the book of this seed, with no features but the allowed ones.
  public static void write(long seed, Set<Feature> allowed, Path file) throws IOException {
    var book = new RandomBook(seed, allowed);
    book.fill();
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : book.files.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }

  private void fill() {
    var folder = dice.one("", "OEBPS/", "item/xhtml/");
    files.put("mimetype", bytes("application/epub+zip"));
    files.put(
        "META-INF/container.xml",
        bytes(
            "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">"
                + "<rootfiles><rootfile full-path=\""
                + folder
                + "book.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>"));
    var look =
        new Look(
            dice,
            features.contains(Feature.CLASSES) ? 12 : 0,
            features.contains(Feature.GENERATED_TEXT));
    var pages = dice.between(1, 3);
    for (var i = 1; i <= pages; i++) {
      files.put(folder + "page" + i + ".xhtml", page(look).getBytes(encoding));
    }
    files.put(folder + "style.css", bytes(look.css()));
    files.put(folder + "picture.png", PICTURE);
    var contents = new GeneratedContents(dice, features.contains(Feature.CONTENTS), pages);
    files.put(folder + "nav.xhtml", bytes(contents.nav()));
    files.put(folder + "toc.ncx", bytes(contents.ncx()));
    files.put(folder + "book.opf", bytes(contents.opf(words.tongue().tag())));
  }

  private String page(Look look) {
    var inlines = new Inlines(dice, words, look, features);
    var body = new Blocks(dice, words, look, inlines, features).page();
    var declared = encoding.name();
    return "<?xml version=\"1.0\" encoding=\""
        + declared
        + "\"?>\n"
        + dice.one("<!DOCTYPE html>\n", "")
        + "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" xml:lang=\""
        + words.tongue().tag()
        + "\" lang=\""
        + words.tongue().tag()
        + "\">\n<head><title>"
        + words.word()
        + "</title>"
        + sheet(look)
        + "</head>\n<body"
        + dice.one("", "", "", " style=\"white-space:pre-line\"", " class=\"page\"")
        + ">"
        + body
        + "</body></html>\n";
  }

  private String sheet(Look look) {
    var vertical =
        features.contains(Feature.VERTICAL)
            ? dice.one(
                "<style>html { -epub-writing-mode: vertical-rl; writing-mode: vertical-rl }</style>",
                "<style>body { writing-mode: vertical-rl }</style>",
                "<style>p { writing-mode: vertical-rl }</style>",
                "<style>body { writing-mode: vertical-rl } div, p { writing-mode: horizontal-tb }</style>",
                "<style>h1, h2 { writing-mode: vertical-rl }</style>")
            : "";
    return vertical
        + dice.one(
            "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>",
            "<style type=\"text/css\">/*<![CDATA[*/" + look.css() + "/*]]>*/</style>",
            "<style>@import url(\"style.css\");</style>",
            "<link href='./style.css' rel='stylesheet'/>");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
