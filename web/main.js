import { enterHere, isConfigured, isLocal, isSignedIn } from './api/client.js';
import { interfaceLanguage, setInterfaceLanguage, t } from './i18n/index.js';
import { h } from './ui/dom.js';
import { describe } from './ui/errors.js';
import { header } from './ui/header.js';
import { installHelp } from './ui/help.js';
import { onKey } from './ui/keys.js';
import { installNotices, say } from './ui/notice.js';
import { installOffline } from './ui/offline.js';
import { applyTheme, nextTheme, preference } from './ui/preferences.js';
import * as about from './pages/about.js';
import * as days from './pages/days.js';
import * as library from './pages/library.js';
import * as mine from './pages/mine.js';
import * as queue from './pages/queue.js';
import * as review from './pages/review.js';
import * as signIn from './pages/signin.js';
import * as words from './pages/words.js';
import * as reader from './reader/page.js';

/**
 * Pages by the first word of the address after `#/`. `show` fills the main element and may answer a function that is called
 * when the page is left.
 * @type {Map<string, {show: (main: HTMLElement, ...rest: string[]) => Promise<(() => void) | void>}>}
 */
const PAGES = new Map(Object.entries({ library, read: reader, words, mine, review, days, queue, about }));

const main = h('main', { id: 'main', tabindex: '-1' });
let top = h('header');
/** @type {() => void} */
let leavePage = () => undefined;
let visit = 0;

/** @param {string} name */
function drawHeader(name) {
  const next = header(name);
  top.replaceWith(next);
  top = next;
}

/** @param {string} name */
function frame(name) {
  drawHeader(name);
  document.body.dataset.page = name;
  document.title = t('app');
  document.documentElement.lang = interfaceLanguage();
}

/** The words of the address; of one that was cut off in the middle of a letter, as they are. */
function address() {
  const said = location.hash.replace(/^#\//, '').split('/');
  try {
    return said.map(decodeURIComponent);
  } catch {
    return said;
  }
}

async function route() {
  const own = ++visit;
  leavePage();
  leavePage = () => undefined;
  const [name = '', ...rest] = address();
  const page = isSignedIn() || name === 'about' ? PAGES.get(name || 'library') : signIn;
  frame(page === signIn ? 'signin' : name || 'library');
  main.replaceChildren(h('p', { class: 'loading' }, t('loading')));
  try {
    if (!page) throw new Error(t('error.page'));
    const stage = h('div', { class: 'stage' });
    const left = await page.show(stage, ...rest);
    if (own !== visit) {
      left?.();
      return;
    }
    main.replaceChildren(stage);
    const heading = stage.querySelector('h1')?.textContent;
    document.title = heading ? `${heading} · ${t('app')}` : t('app');
    if (own > 1 && heading) say(heading);
    leavePage = left ?? leavePage;
    stage.dispatchEvent(new CustomEvent('shown'));
  } catch (error) {
    if (own === visit) main.replaceChildren(failure(error));
  }
}

/** @param {unknown} error */
function failure(error) {
  return h('section', { class: 'failure', role: 'alert' }, h('h1', { class: 'unseen' }, t('app')), h('p', {}, describe(error)),
    h('div', { class: 'row' }, h('button', { type: 'button', class: 'primary', onclick: route }, t('tryAgain')),
      h('a', { class: 'button', href: '#/library' }, t('nav.library'))));
}

/** Two windows agree: another one chose a language or a theme. @param {StorageEvent} event */
function chosenElsewhere({ key }) {
  if (key === 'reader.interface') {
    setInterfaceLanguage(preference('interface', interfaceLanguage()));
    document.dispatchEvent(new CustomEvent('interface'));
  } else if (key === 'reader.theme') {
    applyTheme();
    drawHeader(document.body.dataset.page ?? '');
  }
}

async function start() {
  applyTheme();
  setInterfaceLanguage(interfaceLanguage());
  const skip = h('a', { class: 'skip', href: '#main', onclick: (/** @type {Event} */ event) => {
    event.preventDefault();
    main.focus();
  } }, t('skip'));
  document.body.append(skip, top, main);
  installNotices();
  installHelp();
  onKey('g', () => {
    location.hash = '#/library';
  });
  onKey('d', nextTheme);
  if (!isConfigured) {
    frame('about');
    main.replaceChildren(failure(new Error(t('error.config'))));
    return;
  }
  // Without a user of this machine the page asks who is there.
  if (isLocal) await enterHere();
  document.addEventListener('signed', route);
  document.addEventListener('interface', route);
  addEventListener('hashchange', route);
  addEventListener('storage', chosenElsewhere);
  await route();
  installOffline();
}

start();
