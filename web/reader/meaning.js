import { lookUp } from '../api/dictionary.js';
import { maybe, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { partsOf } from '../words/senses.js';
import { hiragana } from './pieces.js';

/** Senses of a word that are shown at once; the others after one touch. */
const AT_ONCE = 3;
const EDICT_LICENCE = 'https://www.edrdg.org/edrdg/licence.html';

/**
 * From the book's glossary, else from a dictionary that is installed here, by the word, then by the verb it comes from.
 * @param {string} language
 * @param {Token} token
 * @param {(token: Token) => Promise<Meanings | undefined>} ofBook
 */
export async function meaningOf(language, token, ofBook) {
  const none = () => undefined;
  const reading = hiragana(token.lemmaReading ?? token.reading ?? '');
  return await ofBook(token).catch(none) ?? await lookUp(language, token.lemma, reading, token.upos).catch(none)
    ?? (token.base ? await lookUp(language, token.base, '', token.upos).catch(none) : undefined);
}

/**
 * Entries with their senses, numbered through; what is too much at once comes after a touch.
 * @param {Meanings} meanings
 * @param {string} language
 * @param {() => void} grown called after more is shown
 */
export function meaningParts(meanings, language, grown) {
  return [h('h2', { class: 'unseen' }, t('word.meaning')), ...entryParts(meanings, language, grown), source(meanings)];
}

/** @param {Meanings} meanings @param {string} language @param {() => void} grown */
function entryParts(meanings, language, grown) {
  const all = meanings.entries.map((entry, i) => entryPart(entry, language, i === 0 ? AT_ONCE : 1));
  /** @type {HTMLElement[]} */
  const hidden = [...all.flatMap(({ rest }) => rest), ...all.slice(2).map(({ element }) => element)];
  const hide = (/** @type {boolean} */ isHidden) => {
    for (const part of hidden) part.hidden = isHidden;
  };
  hide(true);
  const more = h('button', { type: 'button', class: 'quiet more-senses', hidden: hidden.length === 0, onclick: () => {
    hide(false);
    more.remove();
    grown();
  } }, t('word.more', { n: all.reduce((sum, { rest }, i) => sum + (i < 2 ? rest.length : 0), 0) + all.slice(2).reduce((sum, { count }) => sum + count, 0) }));
  return [...all.map(({ element }) => element), more];
}

/**
 * What a set phrase means, before its words; their source stands below, or here when they mean nothing.
 * @param {Meanings} meanings
 * @param {string} language
 * @param {() => void} grown
 * @param {boolean} isAlone
 */
export const phraseParts = (meanings, language, grown, isAlone) => [...entryParts(meanings, language, grown), ...(isAlone ? [source(meanings)] : [])];

/** @param {Meanings} meanings */
const source = ({ url, source: name, licence }) =>
  h('p', { class: 'source' }, h('a', { href: url ?? EDICT_LICENCE, target: '_blank', rel: 'noreferrer' }, t('word.source', { source: name, licence })));

/** @param {Meanings['entries'][0]} entry @param {string} language @param {number} atOnce */
function entryPart({ headword, reading, common, senses }, language, atOnce) {
  let parts = '';
  const items = senses.map(({ pos, marks, glosses }) => {
    const said = partsOf(pos).map((part) => t(`part.${part}`)).join(' · ');
    const isNew = said !== parts;
    parts = said;
    const notes = marks.map((mark) => maybe(`mark.${mark}`) ?? mark).join(', ');
    return h('li', {}, isNew && said ? h('span', { class: 'part meta' }, said) : null, h('span', { lang: 'en' }, glosses.join('; ')),
      notes ? h('span', { class: 'meta' }, ` (${notes})`) : null);
  });
  const name = reading ? `${headword}【${reading}】` : headword;
  return { count: senses.length, rest: items.slice(atOnce),
    element: h('div', { class: 'entry' }, h('p', {}, h('span', { lang: language }, name), common ? h('span', { class: 'common' }, t('word.common')) : null),
      h('ol', {}, items)) };
}
