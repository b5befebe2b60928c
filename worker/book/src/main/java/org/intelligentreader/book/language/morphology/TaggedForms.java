package org.intelligentreader.book.language.morphology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import morfologik.stemming.Dictionary;
import org.intelligentreader.book.language.Packs;
import org.jspecify.annotations.Nullable;

/// A dictionary of inflected forms for an analyser that finds parts of speech by itself.
public final class TaggedForms {
  /// What a form can be; `tag` is in the dictionary's own tag set.
  public record Form(String lemma, String tag) {}

  private final FormDictionary dictionary;

  private TaggedForms(FormDictionary dictionary) {
    this.dictionary = dictionary;
  }

  /// Gives each book its own, if the pack of the language is there; opens it for the first.
  public static Optional<Supplier<TaggedForms>> of(Packs packs, String language) {
    return packs.file(language, language + ".dict").map(Opener::new);
  }

  /// Exactly this form, in the dictionary's order.
  public List<Form> of(String form) {
    return dictionary.of(form).stream().map(one -> new Form(one.lemma(), one.tag())).toList();
  }

  private static final class Opener implements Supplier<TaggedForms> {
    private final Path file;
    private @Nullable Dictionary opened;

    Opener(Path file) {
      this.file = file;
    }

    @Override
    public synchronized TaggedForms get() {
      var dictionary = opened;
      if (dictionary == null) {
        try {
          dictionary = Dictionary.read(file);
        } catch (IOException e) {
          throw new UncheckedIOException(file + " is no dictionary of forms", e);
        }
        opened = dictionary;
      }
      return new TaggedForms(FormDictionary.of(dictionary));
    }
  }
}
