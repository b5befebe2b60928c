package org.intelligentreader.book.source.format.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intelligentreader.book.interruption.Interruption;
import org.intelligentreader.book.problem.BadBookException;
import org.intelligentreader.book.source.draft.About;
import org.intelligentreader.book.source.draft.Draft;
import org.intelligentreader.book.source.draft.Page;
import org.intelligentreader.book.source.html.picture.ImageType;
import org.intelligentreader.book.source.markup.Markup;
import org.intelligentreader.book.source.markup.MarkupParser;

/// Pictures as the pages of a book, in the order of their names; a folder is a chapter. What mokuro
/// read from a picture stands below it.
public final class PictureBook {
  private static final int PAGES_PER_PART = 20;
  private static final int NOTE = 400;

  private final Draft draft;
  private final List<String> pictures;
  private final Map<String, List<String>> texts;

  private PictureBook(Draft draft, List<String> pictures, Map<String, List<String>> texts) {
    this.draft = draft;
    this.pictures = pictures;
    this.texts = texts;
  }

  /// Adds the pages of a book of `paths`; false when they are no pictures, or pictures beside a
  /// text of another kind.
  public static boolean read(List<String> paths, Draft draft) throws BadBookException {
    var pictures = new ArrayList<String>();
    var others = new ArrayList<String>();
    for (var path : paths) {
      Interruption.check();
      var isPicture =
          ImageType.of(draft.files().start(path, ImageType.HEAD))
              .filter(ImageType::isShown)
              .isPresent();
      (isPicture ? pictures : others).add(path);
    }
    var texts = Mokuro.read(others, draft);
    if (pictures.isEmpty()
        || (texts.isEmpty() && !areNotes(others) && !areFew(others, pictures.size(), draft))) {
      return false;
    }
    pictures.sort(new NaturalOrder());
    var book = new PictureBook(draft, pictures, texts.orElse(Map.of()));
    book.about(others);
    book.pages();
    return true;
  }

  /// What lies beside pictures and is no text of the book.
  private static boolean areNotes(List<String> others) {
    return others.stream()
        .allMatch(path ->
            path.matches(
                "(?i)(?:.*/)?(?:ComicInfo\\.xml|.*\\.(?:nfo|sfv|md5|url|json|mokuro|db|css|js|ini))"));
  }

  /// Who scanned the pages, and the like: a text of a few words beside several pictures. A page of
  /// markup is a text that somebody wrote.
  private static boolean areFew(List<String> others, int pictures, Draft draft) {
    var bytes = others.stream().mapToLong(draft.files()::size).sum();
    return pictures > 1
        && bytes <= NOTE
        && others.stream().noneMatch(path -> path.matches("(?i).*\\.(?:x?html?|md|fb2)"));
  }

  private void about(List<String> others) throws BadBookException {
    for (var path : others) {
      if (path.toLowerCase(java.util.Locale.ROOT).endsWith("comicinfo.xml")) {
        var info =
            new MarkupParser(draft.limits(), draft.warnings())
                .parseData(draft.files().read(path), path);
        if (Markup.first(info, "manga").map(Markup::text).orElse("").equals("YesAndRightToLeft")) {
          draft.pagesGoLeft();
        }
        draft.about(
            new About(
                Markup.texts(info, "title").stream().findFirst().or(() -> Optional.of("")),
                Markup.texts(info, "languageiso"),
                Markup.texts(info, "writer"),
                Markup.texts(info, "publisher").stream().findFirst(),
                Optional.empty()));
        return;
      }
    }
    var languages = texts.isEmpty() ? List.<String>of() : List.of("ja");
    draft.about(About.titled(Optional.of(""), List.of()).speaking(languages));
    if (!texts.isEmpty()) {
      draft.pagesGoLeft();
    }
  }

  private void pages() throws BadBookException {
    Optional<Page> page = Optional.empty();
    var folder = "";
    for (var i = 0; i < pictures.size(); i++) {
      Interruption.check();
      var path = pictures.get(i);
      var own = path.substring(0, path.lastIndexOf('/') + 1);
      if (page.isEmpty() || !own.equals(folder) || i % PAGES_PER_PART == 0) {
        if (page.isPresent()) {
          draft.close(page.get());
        }
        page = Optional.of(draft.page());
        draft.entry(1, name(own, folder, i), page.get(), "");
        folder = own;
      }
      add(page.orElseThrow(), path);
    }
    if (page.isPresent()) {
      draft.close(page.get());
    }
    draft.cover(pictures.getFirst());
  }

  /// The name of a folder, or the number of the first picture.
  private static String name(String folder, String before, int index) {
    var name = folder.replaceFirst("/$", "").replaceFirst(".*/", "");
    return name.isEmpty() || folder.equals(before) ? String.valueOf(index + 1) : name;
  }

  private void add(Page page, String path) {
    page.body()
        .appendElement("div")
        .appendElement("img")
        .attr("src", "/" + escaped(path))
        .attr("alt", "");
    texts
        .getOrDefault(path, List.of())
        .forEach(text -> page.body().appendElement("p").appendText(text));
  }

  private static String escaped(String path) {
    return path.replace("%", "%25").replace("?", "%3F").replace("#", "%23");
  }
}
