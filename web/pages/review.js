import { dueOf, keepAnswer, learned } from '../api/reviews.js';
import { WordStates } from '../api/words.js';
import { duration, number, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { describe } from '../ui/errors.js';
import { keyLayer } from '../ui/keys.js';
import { notify, say } from '../ui/notice.js';
import { answered, GRADES } from '../words/fsrs.js';
import { answer, closeBooks, origin, sentence, sourceLine } from './question.js';

const NAMES = ['again', 'hard', 'good', 'easy'];
const DAY_S = 86_400;

/** @typedef {import('../api/reviews.js').Asked} Asked */

/**
 * Words that are being learned, asked when they are about to be forgotten, each in the sentence in which it was met: `#/review`.
 * @param {HTMLElement} main
 */
export async function show(main) {
  const words = await learned();
  let queue = dueOf(words, Date.now());
  /** @type {{word: Asked, before: Partial<Asked>}[]} */
  const done = [];
  let isOpen = false;
  const stage = h('div', { class: 'review' });
  const count = h('p', { class: 'meta', role: 'status' });
  const undo = h('button', { type: 'button', class: 'quiet', onclick: () => back() }, t('review.undo'));

  /** @param {number} i */
  async function grade(i) {
    const [word] = queue;
    if (!word || !isOpen) return;
    const before = { ...word };
    const memory = answered(word, GRADES[i], Date.now());
    Object.assign(word, memory);
    done.push({ word, before });
    queue = queue.slice(1);
    // Forgotten: once more in this sitting.
    if (memory.scheduled_days === 0) queue.push(word);
    draw();
    await keepAnswer(word, memory).catch((error) => notify(describe(error), 'error'));
  }

  async function back() {
    const last = done.pop();
    if (!last) return;
    Object.assign(last.word, last.before);
    queue = [last.word, ...queue.filter((word) => word !== last.word)];
    draw();
    await keepAnswer(last.word, last.before).catch((error) => notify(describe(error), 'error'));
  }

  async function known() {
    const [word] = queue;
    if (!word) return;
    queue = queue.filter((one) => one !== word);
    draw();
    const states = await new WordStates(word.language).load();
    await states.set({ lemma: word.lemma, surface: word.display_word ?? word.lemma, sentence: word.context_sentence ?? undefined,
      chapterId: word.source_chapter_id ?? undefined, bookId: word.source_books?.[0] }, 'known').catch((error) => notify(describe(error), 'error'));
  }

  async function open() {
    const [word] = queue;
    if (!word || isOpen) return;
    isOpen = true;
    const place = await origin(word);
    const side = await answer(word, place);
    if (queue[0] !== word) return;
    const now = Date.now();
    const grades = GRADES.map((one, i) => {
      const days = answered(word, one, now).scheduled_days;
      const when = days === 0 ? t('review.soon') : days === 1 ? t('review.day') : duration(days * DAY_S);
      return h('button', { type: 'button', class: `grade ${NAMES[i]}`, onclick: () => grade(i) }, h('span', {}, t(`review.${NAMES[i]}`)),
        h('span', { class: 'meta' }, when));
    });
    stage.replaceChildren(sentence(word), side, ...[sourceLine(place)].filter((part) => part !== null),
      h('div', { class: 'grades', role: 'group', 'aria-label': t('review.how') }, grades),
      h('div', { class: 'row' }, h('button', { type: 'button', class: 'quiet', onclick: known }, t('review.known'))));
    grades[2].focus();
    say(word.lemma);
  }

  function draw() {
    isOpen = false;
    undo.hidden = done.length === 0;
    count.textContent = queue.length > 0 ? t('review.left', { n: number(queue.length) }) : '';
    const [word] = queue;
    if (!word) {
      stage.replaceChildren(h('p', { class: 'lead' }, t(words.length === 0 ? 'review.none' : 'review.done')), next());
      return;
    }
    const button = h('button', { type: 'button', class: 'primary', onclick: open }, t('review.show'));
    stage.replaceChildren(sentence(word), button);
    button.focus();
  }

  function next() {
    const later = words.flatMap(({ due }) => (due && Date.parse(due) > Date.now() ? [Date.parse(due)] : []));
    return h('p', { class: 'meta' }, later.length > 0 ? t('review.next', { time: duration((Math.min(...later) - Date.now()) / 1000) }) : '');
  }

  main.append(h('div', { class: 'page-head' }, h('h1', {}, t('review.title')), undo), count, stage);
  main.addEventListener('shown', draw, { once: true });
  draw();
  const drop = keyLayer({ ' ': open, Enter: open, u: back, ...Object.fromEntries(NAMES.map((_, i) => [String(i + 1), () => grade(i)])) });
  return () => {
    drop();
    closeBooks();
  };
}
