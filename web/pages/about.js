import { t } from '../i18n/index.js';
import { isSignedIn } from '../api/client.js';
import { h } from '../ui/dom.js';

const EDICT_LICENCE = 'https://www.edrdg.org/edrdg/licence.html';

/** @param {HTMLElement} main */
export function show(main) {
  main.append(
    h('article', { class: 'prose' }, h('h1', {}, t('about.title')), h('p', {}, t('about.lead')), h('p', {}, t('about.data')), h('p', {}, t('about.analysis')),
      isSignedIn() ? h('p', {}, h('a', { href: '#/queue' }, t('about.queue'))) : null,
      h('p', {}, t('about.dictionary'), ' ', h('a', { href: EDICT_LICENCE, rel: 'noreferrer', target: '_blank' }, t('about.licence'))))
  );
  return Promise.resolve();
}
