import { number, percent, t } from '../i18n/index.js';
import { markMany } from '../pages/many.js';
import { openDialog } from '../ui/dialog.js';
import { h } from '../ui/dom.js';
import { coverage, honest } from '../words/coverage.js';

/**
 * Of words without a mark, the first place of each.
 * @param {import('./page.js').Reading} reading
 * @param {Token[]} tokens
 */
function unmarked({ states }, tokens) {
  const first = new Map();
  for (const token of tokens) if (token.isWord && states.of(token.lemma) === 'new' && !first.has(token.lemma)) first.set(token.lemma, token);
  return [...first.values()];
}

/**
 * Marks all new words of the page or of the chapter as known, in one action that can be taken back.
 * @param {import('./page.js').Reading} reading
 */
export function showRest(reading) {
  const { chapter, view, states } = reading;
  if (!chapter) return;
  const known = coverage(chapter.tokens.filter((token) => token.isWord).map(({ lemma }) => ({ lemma, count: 1 })), (lemma) => states.of(lemma));
  /** @type {[string, Token[]][]} */
  const choices = [
    ['rest.page', unmarked(reading, view.wordsInSight().map((word) => chapter.tokens[Number(word.dataset.i)]))],
    ['rest.chapter', unmarked(reading, chapter.tokens)],
  ];
  const dialog = openDialog(t('rest.title'), ...(known === undefined ? [] : [h('p', {}, t('known.chapter', { percent: percent(honest(known)) }))]),
    h('p', { class: 'meta' }, t('rest.lead')),
    h('div', { class: 'row' }, choices.map(([key, tokens]) =>
      h('button', { type: 'button', disabled: tokens.length === 0, onclick: () => {
        dialog.close();
        mark(reading, tokens);
      } }, t(key, { n: number(tokens.length) }))
    )), h('a', { href: `#/words/${encodeURIComponent(reading.bookId)}/${encodeURIComponent(chapter.entry.id)}`, onclick: () => dialog.close() }, t('rest.words')));
}

/** @param {import('./page.js').Reading} reading @param {Token[]} tokens */
function mark(reading, tokens) {
  const { chapter, states, words } = reading;
  const marks = tokens.map((token) => {
    const [start, end] = chapter.sentenceAt(token.start);
    const word = { lemma: token.lemma, surface: token.surface, sentence: chapter.content.slice(start, end).trim(), chapterId: chapter.entry.id, bookId: reading.bookId };
    return { word, state: /** @type {WordState} */ ('known') };
  });
  return markMany(states, marks, () => !reading.closed && words.showStates());
}
