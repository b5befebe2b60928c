import { number, t } from '../i18n/index.js';
import { openDialog } from '../ui/dialog.js';
import { h } from '../ui/dom.js';
import { Forms } from '../words/forms.js';
import { primary } from '../words/language.js';
import { around, find } from './find.js';

const SHOWN = 200;
const WAIT_MS = 250;

/**
 * Search in the whole book by text, by reading, and by word over all of its forms.
 * @param {import('./page.js').Reading} reading
 */
export function showSearch(reading) {
  const { manifest, bundle } = reading;
  const list = h('ul', { class: 'hits' });
  const count = h('p', { class: 'meta', role: 'status' });
  /** @type {Forms | undefined} */
  let forms;
  let asked = 0;
  let timer = 0;
  const input = h('input', { type: 'search', 'aria-label': t('find.label'), placeholder: t('find.label'), lang: manifest.language, autofocus: true, oninput: () => {
    clearTimeout(timer);
    timer = setTimeout(() => run(input.value.trim()), WAIT_MS);
  } });
  // The first Escape would only empty the field.
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    dialog.close();
  });
  input.value = reading.searched;

  /** A single word may be a form that neither the book nor the rules of its language lead to. @param {string} query */
  const nothing = (query) => t(primary(manifest.language) === 'zh' || /\s/.test(query) ? 'find.none' : 'find.noneForm');

  /** Words come chapter by chapter, and stay for the next search. */
  async function words() {
    /** @type {Token[][]} */
    const all = [];
    for (const chapter of manifest.chapters) all.push((await bundle.tokens(chapter).catch(() => ({ tokens: [] }))).tokens);
    return all;
  }

  /** @param {string} query */
  async function run(query) {
    const mine = ++asked;
    reading.searched = query;
    list.replaceChildren();
    count.textContent = query ? t('find.running') : '';
    if (!query) {
      reading.showFound([]);
      return;
    }
    const tokens = await words();
    if (mine !== asked || reading.closed) return;
    forms ??= new Forms(tokens.flat(), manifest.language);
    const lemmas = forms.lemmasOf(query);
    const found = manifest.chapters.map((chapter, i) => find(chapter, tokens[i], query, lemmas));
    const all = found.reduce((sum, hits) => sum + hits.length, 0);
    count.textContent = all === 0 ? nothing(query) : t('find.found', { n: number(all) }) + (all > SHOWN ? ` ${t('find.first', { n: number(SHOWN) })}` : '');
    reading.found = found;
    reading.showFound(found[reading.chapter?.index ?? 0]);
    let left = SHOWN;
    found.forEach((hits, index) => {
      const part = hits.slice(0, left);
      left -= part.length;
      if (part.length > 0) list.append(group(index, part));
    });
  }

  /** @param {number} index @param {import('./find.js').Hit[]} hits */
  function group(index, hits) {
    const { title, content } = manifest.chapters[index];
    return h('li', {}, h('h3', { lang: manifest.language }, title || '—'), h('ul', {}, hits.map((hit) => {
      const [before, here, behind] = around(content, hit);
      return h('li', {}, h('button', { type: 'button', class: 'hit', lang: manifest.language, onclick: () => go(index, hit) }, before, h('mark', {}, here), behind),
        hit.by === 'text' ? null : h('span', { class: 'meta' }, t(`find.by.${hit.by}`)));
    })));
  }

  /** @param {number} index @param {import('./find.js').Hit} hit */
  function go(index, hit) {
    dialog.close();
    reading.jump(index, hit.start);
  }

  const dialog = openDialog(t('find.title'), h('p', { class: 'meta' }, t('find.lead')), input, count, list);
  dialog.classList.add('side');
  input.focus();
  input.select();
  if (input.value) run(input.value);
}
