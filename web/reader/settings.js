import { t } from '../i18n/index.js';
import { openDialog } from '../ui/dialog.js';
import { h } from '../ui/dom.js';
import { applyTheme, preference, remember } from '../ui/preferences.js';

export const SIZES = { least: 12, most: 40 };
export const FURIGANA = ['all', 'unknown', 'click', 'off'];
/** Which words the text marks. */
const BORDERS = ['none', 'new', 'state', 'all'];
const DEFAULTS = { size: 20, line: 1.9, width: 38, face: 'serif', flow: 'page', furigana: 'all', borders: 'state', advance: false };

/** How text is shown: for all books, but for the direction of writing, which belongs to a book. */
export class Settings {
  /** @param {string} bookId @param {Manifest} manifest */
  constructor(bookId, manifest) {
    this.bookId = bookId;
    /** @type {Record<string, any>} */
    this.values = { ...DEFAULTS, ...preference('settings', {}) };
    // Kept by earlier pages: marks on or off.
    if (this.values.colours === false) this.values.borders = 'none';
    delete this.values.colours;
    this.writing = preference(`writing.${bookId}`, manifest.writingMode === 'vertical' ? 'vertical' : 'horizontal');
  }

  /** @param {string} name @returns {any} */
  get(name) {
    return name === 'writing' ? this.writing : this.values[name];
  }

  /** @param {string} name @param {unknown} value */
  set(name, value) {
    if (name === 'writing') {
      this.writing = String(value);
      remember(`writing.${this.bookId}`, value);
    } else {
      this.values[name] = value;
      remember('settings', this.values);
    }
  }

  /** @param {number} by */
  grow(by) {
    this.set('size', Math.min(SIZES.most, Math.max(SIZES.least, this.values.size + by)));
  }

  nextFurigana() {
    this.set('furigana', FURIGANA[(FURIGANA.indexOf(this.values.furigana) + 1) % FURIGANA.length]);
  }

  /**
   * Tells the style sheet.
   * @param {HTMLElement} reader
   */
  apply(reader) {
    for (const name of ['face', 'flow', 'furigana', 'writing', 'borders']) reader.dataset[name] = this.get(name);
    reader.style.setProperty('--size', `${this.values.size}px`);
    reader.style.setProperty('--line', String(this.values.line));
    reader.style.setProperty('--width', `${this.values.width}em`);
  }
}

/**
 * The dialog in which they are changed; `changed` is called at each change.
 * @param {Settings} settings
 * @param {(name: string) => void} changed
 */
export function showSettings(settings, changed) {
  /** @param {string} name @param {unknown} value */
  const change = (name, value) => {
    settings.set(name, value);
    changed(name);
  };
  /** @param {string} name @param {number} min @param {number} max @param {number} step */
  const range = (name, min, max, step) => {
    const output = h('output', {}, settings.get(name));
    return h('label', { class: 'setting' }, h('span', {}, t(`settings.${name}`)),
      h('input', { type: 'range', min, max, step, value: settings.get(name), oninput: (/** @type {FieldEvent} */ event) => {
        output.textContent = event.target.value;
        change(name, Number(event.target.value));
      } }), output);
  };
  /** @param {string} name @param {string[][]} options @param {string} current @param {(value: string) => void} act */
  const choice = (name, options, current, act) =>
    h('fieldset', { class: 'setting' }, h('legend', {}, t(`settings.${name}`)), h('div', { class: 'segments' }, options.map(([value, text]) =>
      h('label', {}, h('input', { type: 'radio', name, value, checked: value === current, onchange: () =>
        act(value) }), h('span', {}, text))
    )));
  /** @param {string} name @param {...string} options */
  const setting = (name, ...options) => choice(name, options.map((value) => [value, t(`settings.${value}`)]), settings.get(name), (value) => change(name, value));
  const dialog = openDialog(t('reader.settings'),
    choice('theme', ['system', 'light', 'sepia', 'dark'].map((name) => [name, t(`theme.${name}`)]), preference('theme', 'system'), applyTheme),
    setting('writing', 'horizontal', 'vertical'), setting('flow', 'page', 'scroll'), setting('face', 'serif', 'sans'),
    choice('furigana', FURIGANA.map((mode) => [mode, t(`settings.furigana.${mode}`)]), settings.get('furigana'), (mode) => change('furigana', mode)),
    choice('borders', BORDERS.map((name) => [name, t(`settings.borders.${name}`)]), settings.get('borders'), (name) => change('borders', name)),
    range('size', SIZES.least, SIZES.most, 1), range('line', 1.3, 2.8, 0.1), range('width', 20, 70, 1),
    h('label', { class: 'check' },
      h('input', { type: 'checkbox', checked: settings.get('advance'), onchange: (/** @type {FieldEvent} */ event) => change('advance', event.target.checked) }),
      h('span', {}, t('settings.advance'))));
  dialog.classList.add('side');
}
