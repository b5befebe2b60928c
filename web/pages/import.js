import { languageName, number, t } from '../i18n/index.js';
import { openDialog } from '../ui/dialog.js';
import { h } from '../ui/dom.js';
import { describe } from '../ui/errors.js';
import { readPackage } from '../words/anki.js';
import { NotImportable, readWords } from '../words/imports.js';
import { WordStates } from '../api/words.js';
import { markMany } from './many.js';

const SHOWN = 20;
const LARGEST = 100 * 1024 * 1024;
const LANGUAGES = ['ja', 'zh', 'ko', 'en', 'de', 'fr', 'es', 'it', 'pt', 'ru', 'nl', 'sv', 'pl', 'th', 'vi', 'ar', 'he', 'el', 'la'];

/** @param {File} file @returns {Promise<import('../words/imports.js').Imported>} */
async function read(file) {
  if (file.size === 0) throw new NotImportable('import.empty');
  if (file.size > LARGEST) throw new NotImportable('import.large');
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return start[0] === 0x50 && start[1] === 0x4b ? readPackage(await file.arrayBuffer()) : readWords(await text(file), file.name);
}

/** As UTF-8 or, as some spreadsheets write it, UTF-16. @param {File} file */
async function text(file) {
  const bytes = await file.arrayBuffer();
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  try {
    return new TextDecoder(isWide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new NotImportable('import.encoding');
  }
}

/**
 * Takes over what somebody knows from a file of another program. Nothing is stored before it was shown.
 * @param {Map<string, WordStates>} states
 * @param {string} language
 * @param {(language: string) => void} changed
 */
export function importDialog(states, language, changed) {
  const languages = [...new Set([...states.keys(), ...LANGUAGES])];
  const choice = h('select', { name: 'language' }, languages.map((tag) => h('option', { value: tag, selected: tag === language }, languageName(tag))));
  const state = h('select', { name: 'state' }, ['known', 'learning'].map((name) => h('option', { value: name }, t(`state.${name}`))));
  const isOver = h('input', { type: 'checkbox', name: 'over' });
  const shown = h('div', { class: 'import', role: 'status' });
  const input = h('input', { type: 'file', accept: '.txt,.csv,.tsv,.json,.apkg,.colpkg', onchange: () => take(input.files?.[0]) });
  /** @param {string} label @param {HTMLElement} control */
  const field = (label, control) => h('label', { class: 'field' }, h('span', {}, t(label)), control);

  /** @param {File | undefined} file */
  async function take(file) {
    if (!file) return;
    try {
      preview(file, await read(file));
    } catch (error) {
      const reason = error instanceof NotImportable ? t(error.key, error.values) : describe(error);
      shown.replaceChildren(h('p', { class: 'reason bad', role: 'alert' }, t('import.refused', { name: file.name, reason })));
    }
  }

  /** @param {File} file @param {import('../words/imports.js').Imported} imported */
  function preview(file, imported) {
    const { words, odd, strange } = imported;
    const distinct = new Set(words.map(({ word }) => word)).size;
    const go = h('button', { type: 'button', class: 'primary', disabled: distinct === 0, onclick: () => store(imported) }, t('import.go', { n: distinct }));
    shown.replaceChildren(
      h('p', {}, t('import.found', { name: file.name, n: number(distinct) })),
      h('p', { class: 'meta', lang: choice.value }, words.slice(0, 12).map(({ word }) => word).join('、')),
      ...(strange.size === 0
        ? []
        : [
          h('p', { class: 'strange' },
            t('import.strange', { n: [...strange.values()].reduce((sum, n) => sum + n, 0), states: [...strange.keys()].slice(0, SHOWN).join(', ') })),
        ]),
      ...(odd.length === 0
        ? []
        : [
          h('details', { open: true }, h('summary', {}, t('import.odd', { n: number(odd.length) })),
            h('ul', { class: 'warnings' },
              odd.slice(0, SHOWN).map((one) => h('li', {}, t('import.line', { n: number(one.line), problem: t(one.problem) }), ' ', h('code', {}, one.text)))),
            odd.length > SHOWN ? h('p', { class: 'meta' }, t('import.moreOdd', { n: number(odd.length - SHOWN) })) : null),
        ]),
      h('div', { class: 'row end' }, go)
    );
  }

  /** @param {import('../words/imports.js').Imported} imported */
  async function store({ words }) {
    const own = states.get(choice.value) ?? new WordStates(choice.value);
    states.set(choice.value, own);
    /** The last mention of a word counts. @type {Map<string, WordState>} */
    const wanted = new Map(words.map(({ word, state: said }) => [word, said ?? /** @type {WordState} */ (state.value)]));
    const marks = [...wanted].filter(([word, to]) => own.of(word) === 'new' || (isOver.checked && own.of(word) !== to));
    dialog.close();
    if (marks.length === 0) {
      shown.replaceChildren();
      openDialog(t('import.title'), h('p', {}, t('import.nothing')));
      return;
    }
    await markMany(own, marks.map(([word, to]) => ({ word: { lemma: word }, state: to })), () => changed(own.language));
  }

  const dialog = openDialog(t('import.title'), h('p', {}, t('import.lead')), field('import.file', input), field('library.language', choice), field('import.state', state),
    h('label', { class: 'check' }, isOver, h('span', {}, t('import.over'))), shown);
}
