import { bookRow } from '../api/books.js';
import { Bundle } from '../api/bundle.js';
import { meaning } from '../api/glossary.js';
import { maybe, t } from '../i18n/index.js';
import { meaningOf, meaningParts } from '../reader/meaning.js';
import { hiragana } from '../reader/pieces.js';
import { h } from '../ui/dom.js';

/** @typedef {import('../api/reviews.js').Asked} Asked */

/** @type {Map<string, Promise<{row: BookRow, bundle: Bundle, manifest: Manifest} | undefined>>} */
const books = new Map();

/** @param {string} id */
function book(id) {
  const known = books.get(id);
  if (known) return known;
  const opening = bookRow(id).then(async (row) => {
    if (!row?.processed_path) return undefined;
    const bundle = new Bundle(row);
    return { row, bundle, manifest: await bundle.manifest() };
  }).catch(() => undefined);
  books.set(id, opening);
  return opening;
}

/** Closes the books that were asked. */
export function closeBooks() {
  for (const opening of books.values()) opening.then((one) => one?.bundle.close());
  books.clear();
}

/**
 * Where a word was met: the book, the chapter, and its token in that sentence. Undefined when the book is gone.
 * @param {Asked} word
 */
export async function origin(word) {
  const found = await book(word.source_books?.[0] ?? '');
  const chapter = found?.manifest.chapters.find(({ id }) => id === word.source_chapter_id);
  if (!found || !chapter) return undefined;
  const at = word.context_sentence ? chapter.content.indexOf(word.context_sentence) : -1;
  const { tokens } = await found.bundle.tokens(chapter).catch(() => ({ tokens: /** @type {Token[]} */ ([]) }));
  const same = tokens.filter(({ lemma }) => lemma === word.lemma);
  const token = same.find(({ start }) => at < 0 || (start >= at && start < at + (word.context_sentence?.length ?? 0))) ?? same[0];
  return { ...found, chapter, token, at: token?.start ?? Math.max(0, at) };
}

/** The sentence with the word set off; the word alone when no sentence is known. @param {Asked} word */
export function sentence({ language, lemma, display_word: shown, context_sentence: text }) {
  const form = [shown ?? '', lemma].find((one) => one && text?.includes(one));
  const at = form && text ? text.indexOf(form) : -1;
  const parts = text && form && at >= 0 ? [text.slice(0, at), h('mark', {}, form), text.slice(at + form.length)] : [text ?? h('mark', {}, lemma)];
  return h('p', { class: 'question', lang: language, dir: 'auto' }, parts);
}

/**
 * What the other side says: dictionary form, reading, part of speech, meaning, and the book with its place.
 * @param {Asked} word
 * @param {Awaited<ReturnType<typeof origin>>} place
 */
export async function answer(word, place) {
  const token = place?.token;
  const reading = token && hiragana(token.lemmaReading ?? token.reading ?? '');
  const asked = token ?? /** @type {Token} */ ({ lemma: word.lemma, surface: word.lemma, reading: null, start: 0, end: 0, isWord: true, pos: null });
  const found = await meaningOf(word.language, asked, (one) => place ? meaning(place.bundle, one) : Promise.resolve(undefined));
  const part = token?.upos && maybe(`pos.${token.upos}`);
  return h('div', { class: 'answer' },
    h('p', { class: 'heading' }, h('strong', { class: 'surface', lang: word.language }, word.lemma),
      reading && reading !== word.lemma ? h('span', { class: 'reading', lang: word.language }, ` ${reading}`) : null,
      part ? h('span', { class: 'meta' }, ` ${part}`) : null),
    found ? h('div', { class: 'meaning' }, meaningParts(found, word.language, () => undefined)) : h('p', { class: 'meta' }, t('review.noMeaning')));
}

/** @param {Awaited<ReturnType<typeof origin>>} place */
export const sourceLine = (place) =>
  place
    ? h('p', { class: 'meta' },
      h('a', { href: `#/read/${encodeURIComponent(place.row.id)}/${encodeURIComponent(place.chapter.id)}/${place.at}`, lang: place.manifest.language },
        `${place.manifest.title} · ${place.chapter.title}`))
    : null;
