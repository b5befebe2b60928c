import { t } from '../i18n/index.js';
import { openDialog } from './dialog.js';
import { h } from './dom.js';
import { onKey } from './keys.js';

const EVERYWHERE = [['?', 'help'], ['g', 'library'], ['u', 'upload'], ['/', 'search'], ['d', 'theme']];
const READER = [
  ['← →', 'page'],
  ['↑ ↓ · j k', 'sentence'],
  ['Tab', 'tab'],
  ['Enter', 'enter'],
  ['Esc', 'escape'],
  ['f', 'furigana'],
  ['v', 'vertical'],
  ['+ −', 'size'],
  ['[ ]', 'chapter'],
  [', .', 'unknown'],
  ['c', 'contents'],
  ['1 2 3 4', 'mark'],
  ['m', 'rest'],
  ['b', 'bookmark'],
  ['h', 'highlight'],
  ['n', 'notes'],
  ['l', 'aloud'],
  ['/', 'find'],
];

/** @param {string[][]} rows */
function table(rows) {
  return h('dl', { class: 'keys' }, rows.map(([keys, what]) => [h('dt', {}, h('kbd', {}, keys)), h('dd', {}, t(`help.key.${what}`))]));
}

export function showHelp() {
  openDialog(t('help.title'), h('h3', {}, t('help.everywhere')), table(EVERYWHERE), h('h3', {}, t('help.reader')), table(READER), h('p', {}, t('help.touch')));
}

export const installHelp = () => onKey('?', showHelp);
