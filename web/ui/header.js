import { isLocal, isSignedIn, userEmail } from '../api/client.js';
import { interfaceLanguage, INTERFACES, setInterfaceLanguage, t } from '../i18n/index.js';
import { h, iconButton } from './dom.js';
import { showHelp } from './help.js';
import { leaveAccount } from './leave.js';
import { applyTheme, preference } from './preferences.js';

/** @param {string} label @param {Record<string, string>} options @param {string} current @param {(value: string) => void} onchange */
function choice(label, options, current, onchange) {
  return h('label', { class: 'choice' }, h('span', { class: 'unseen' }, label),
    h('select', { title: label, onchange: (/** @type {SelectEvent} */ event) => onchange(event.target.value) },
      Object.entries(options).map(([value, text]) => h('option', { value, selected: value === current }, text))));
}

/** @param {string} page @param {string} current */
function link(page, current) {
  return h('a', { href: `#/${page}`, 'aria-current': page === current ? 'page' : undefined }, t(`nav.${page}`));
}

const themes = () => Object.fromEntries(['system', 'light', 'sepia', 'dark'].map((name) => [name, t(`theme.${name}`)]));

/**
 * The bar above every page; the reader hides it and has its own.
 * @param {string} current
 */
export function header(current) {
  const account = isSignedIn() && !isLocal
    ? h('button', { type: 'button', class: 'quiet', title: userEmail(), onclick: leaveAccount }, t('signin.out'))
    : null;
  return h('header', { class: 'top' }, h('a', { class: 'brand', href: '#/library' }, t('app')),
    h('nav', { 'aria-label': t('nav.main') }, isSignedIn() ? [link('library', current), link('review', current), link('mine', current), link('days', current)] : null,
      link('about', current)),
    h('div', { class: 'tools' }, choice(t('nav.theme'), themes(), preference('theme', 'system'), applyTheme),
      choice(t('nav.language'), INTERFACES, interfaceLanguage(), (language) => {
        setInterfaceLanguage(language);
        document.dispatchEvent(new CustomEvent('interface'));
      }), iconButton('help', t('nav.help'), showHelp), account));
}
