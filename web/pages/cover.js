import { h } from '../ui/dom.js';

/** All covers have one shape: a picture that is nearly so fills it, another lies whole on a ground. */
const SHAPE = 5 / 7;
const NEARLY = 0.12;

/** A book's picture, or its title in the shape of one. @param {BookRow} row */
export function cover(row) {
  if (!row.cover?.startsWith('data:image/')) return h('div', { class: 'no-cover', lang: row.language, dir: 'auto' }, h('span', {}, row.title));
  const picture = h('img', { src: row.cover, alt: '', loading: 'lazy', decoding: 'async' });
  picture.addEventListener('load', () => picture.classList.toggle('fills', Math.abs(picture.naturalWidth / picture.naturalHeight / SHAPE - 1) <= NEARLY));
  return picture;
}
