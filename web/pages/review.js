import { keepAnswer, learned, withMemory } from '../api/reviews.js';
import { hearAllMarks, hearAnswers } from '../api/windows.js';
import { WordStates } from '../api/words.js';
import { duration, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { describe } from '../ui/errors.js';
import { keyLayer } from '../ui/keys.js';
import { notify, say } from '../ui/notice.js';
import { dueOf } from '../words/due.js';
import { answered, GRADES } from '../words/fsrs.js';
import { Sitting } from '../words/sitting.js';
import { answer, closeBooks, origin, sentence, sourceLine } from './question.js';

const NAMES = ['again', 'hard', 'good', 'easy'];
const DAY_S = 86_400;

/**
 * Words that are being learned, asked when they are about to be forgotten, each in the sentence in which it was met: `#/review`.
 * @param {HTMLElement} main
 */
export async function show(main) {
  const words = await learned();
  const sitting = new Sitting(words, dueOf(words, Date.now()));
  let isOpen = false;
  const stage = h('div', { class: 'review' });
  const count = h('p', { class: 'meta', role: 'status' });
  const undo = h('button', { type: 'button', class: 'quiet', onclick: () => back() }, t('review.undo'));

  /** @param {number} i */
  async function grade(i) {
    const { word } = sitting;
    if (!word || !isOpen) return;
    const memory = sitting.grade(GRADES[i], Date.now());
    draw();
    await keepAnswer(word, memory).catch((error) => notify(describe(error), 'error'));
  }

  async function back() {
    const last = sitting.back();
    if (!last) return;
    draw();
    await keepAnswer(last.word, last.before).catch((error) => notify(describe(error), 'error'));
  }

  async function known() {
    const { word } = sitting;
    if (!word) return;
    sitting.drop((one) => one === word);
    draw();
    const states = await new WordStates(word.language).load();
    await states.set({ lemma: word.lemma, surface: word.display_word ?? word.lemma, sentence: word.context_sentence ?? undefined,
      chapterId: word.source_chapter_id ?? undefined, bookId: word.source_books?.[0] }, 'known').catch((error) => notify(describe(error), 'error'));
  }

  /** What another window does; a word that is asked here stays in sight unless it was dealt with there. @param {() => void} change */
  function heard(change) {
    const { word } = sitting;
    change();
    if (sitting.word === word) drawCount();
    else draw();
  }

  /** Of a word that came from another window, what is kept of it is asked first: an answer would overwrite it. @param {import('../api/windows.js').Marks} marks */
  async function marked(marks) {
    /** @type {import('../api/reviews.js').Asked[]} */
    let unknown = [];
    heard(() => {
      unknown = sitting.hearMarks(marks, Date.now());
    });
    if (unknown.length === 0) return;
    // Without an answer they come with the next visit.
    const found = await withMemory(unknown).catch(() => []);
    heard(() => sitting.add(found, Date.now()));
  }

  async function open() {
    const { word } = sitting;
    if (!word || isOpen) return;
    isOpen = true;
    const place = await origin(word);
    const side = await answer(word, place);
    if (sitting.word !== word || !isOpen) return;
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

  function drawCount() {
    undo.hidden = !sitting.canGoBack;
    count.textContent = sitting.queue.length > 0 ? t('review.left', { n: sitting.queue.length }) : '';
  }

  function draw() {
    isOpen = false;
    drawCount();
    const { word } = sitting;
    if (!word) {
      stage.replaceChildren(h('p', { class: 'lead' }, t(words.length === 0 ? 'review.none' : 'review.done')), next());
      return;
    }
    const button = h('button', { type: 'button', class: 'primary', onclick: open }, t('review.show'));
    stage.replaceChildren(sentence(word), button);
    button.focus();
  }

  function next() {
    const later = sitting.words.flatMap(({ due }) => (due && Date.parse(due) > Date.now() ? [Date.parse(due)] : []));
    return h('p', { class: 'meta' }, later.length > 0 ? t('review.next', { time: duration((Math.min(...later) - Date.now()) / 1000) }) : '');
  }

  main.append(h('div', { class: 'page-head' }, h('h1', {}, t('review.title')), undo), count, stage);
  main.addEventListener('shown', draw, { once: true });
  draw();
  const undone = [keyLayer({ ' ': open, Enter: open, u: back, ...Object.fromEntries(NAMES.map((_, i) => [String(i + 1), () => grade(i)])) }), hearAllMarks(marked),
    hearAnswers((id, memory) => heard(() => sitting.hearAnswer(id, memory, Date.now())))];
  return () => {
    undone.forEach((end) => end());
    closeBooks();
  };
}
