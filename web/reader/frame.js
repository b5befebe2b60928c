import { t } from '../i18n/index.js';
import { h, iconButton } from '../ui/dom.js';
import { showHelp } from '../ui/help.js';
import { Aloud } from './aloud.js';
import { showRest } from './rest.js';
import { showSettings } from './settings.js';

/**
 * The bars around the text and their controls.
 * @param {import('./page.js').Reading} reading
 */
export function frame(reading) {
  const { manifest, bookPlace, isRightToLeft } = reading;
  const { language: lang, title } = manifest;
  const chapterTitle = h('span', { class: 'chapter-title', lang, dir: 'auto' });
  const viewport = h('div', { class: 'viewport', role: 'region', 'aria-label': t('reader.text'), tabindex: '0', lang, dir: isRightToLeft ? 'rtl' : 'ltr' });
  const slider = h('input', { type: 'range', min: 0, max: Math.max(1, bookPlace.all), value: 0, 'aria-label': t('reader.progress'),
    oninput: () => reading.slide(Number(slider.value), false), onchange: () => reading.slide(Number(slider.value), true) });
  const place = h('span', { class: 'place', dir: 'ltr' });
  const bookmark = iconButton('bookmark', t('notes.toggle'), () => reading.notebook.toggleBookmark(), { 'aria-pressed': 'false' });
  // On a phone the contents have these.
  const wide = { class: 'icon-button wide-only' };
  const listen = iconButton('speak', t('aloud.title'), () => reading.aloud.toggle(), { ...wide, 'aria-pressed': 'false', hidden: !Aloud.isPossible });
  const settings = () => showSettings(reading.settings, () => reading.apply());
  const bar = h('header', { class: 'reader-bar' }, h('a', { class: 'icon-button back', href: '#/library', 'aria-label': t('nav.library'), title: t('nav.library') }, '‹'),
    h('h1', {}, h('span', { class: 'book-title', lang, dir: 'auto' }, title), chapterTitle), iconButton('list', t('reader.contents'), () => reading.contents()),
    iconButton('search', t('find.title'), () => reading.search(), wide), bookmark, iconButton('note', t('notes.title'), () => reading.notebook.list(), wide),
    iconButton('check', t('rest.title'), () => showRest(reading), wide), listen, iconButton('text', t('reader.settings'), settings),
    iconButton('help', t('nav.help'), showHelp));
  // As the text runs: in vertical books the next page is on the left.
  const foot = h('footer', { class: 'reader-foot' }, iconButton('back', t('reader.previousPage'), () => reading.turn(false)), slider, place,
    iconButton('next', t('reader.nextPage'), () => reading.turn(true)));
  return { reader: h('article', { class: 'reader' }, bar, viewport, foot), viewport, chapterTitle, slider, place, bookmark, listen, foot };
}
