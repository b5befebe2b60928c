import { allDays } from '../api/days.js';
import { allStates } from '../api/words.js';
import { date, number, percent, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { preference, remember } from '../ui/preferences.js';
import { summary } from '../words/days.js';

const SHOWN = 28;
const GOALS = [5, 10, 15, 20, 30, 45, 60, 90];
const GOAL = 15;

/** @param {string} label @param {string} value @param {string} [more] */
const figure = (label, value, more = '') => h('div', {}, h('dt', {}, label), h('dd', {}, value, more ? h('span', { class: 'meta' }, ` ${more}`) : null));

/**
 * How much was read, and how many words were marked: today, this week, and on each day of four weeks: `#/days`.
 * @param {HTMLElement} main
 */
export async function show(main) {
  const [{ days, isWhole }, states] = await Promise.all([allDays(), allStates()]);
  const marks = [...states.values()].flatMap((one) => one.marks);
  const { today, week, days: shown } = summary(days, marks, new Date(), SHOWN);
  const known = marks.filter(({ status }) => status === 'known').length;
  const figures = h('div', {});
  const choice = h('select', { onchange: (/** @type {SelectEvent} */ event) => {
    remember('goal.minutes', Number(event.target.value));
    drawGoal();
  } }, GOALS.map((minutes) => h('option', { value: minutes, selected: minutes === preference('goal.minutes', GOAL) }, t('days.minutes', { n: minutes }))));

  function drawGoal() {
    const wanted = preference('goal.minutes', GOAL);
    const share = Math.min(1, today.minutes / wanted);
    figures.replaceChildren(h('p', { class: 'goal-figure' }, t('days.of', { n: today.minutes, all: wanted })),
      h('progress', { max: 1, value: share, 'aria-label': `${t('days.goal')}: ${percent(share)}` }));
  }

  main.append(
    h('div', { class: 'page-head' }, h('h1', {}, t('days.title'))),
    h('dl', { class: 'totals', 'aria-label': t('days.week') }, figure(t('days.timeRead'), t('days.minutes', { n: week.minutes }), t('days.week')),
      figure(t('days.characters'), number(week.characters), t('days.week')), figure(t('days.words'), number(week.words), t('days.week')),
      figure(t('state.known'), number(known))),
    h('div', { class: 'goal' }, h('h2', {}, t('days.goal')), figures, h('label', { class: 'choice' }, h('span', { class: 'meta' }, t('days.choose')), choice)),
    h('section', { class: 'days' }, h('h2', {}, t('days.each')), bars(shown), table(shown)),
    ...(isWhole ? [] : [h('p', { class: 'meta' }, t('days.partly'))])
  );
  drawGoal();
}

/** @typedef {ReturnType<typeof summary>['days']} Shown */

/** For the eye; the table says the same in figures. @param {Shown} shown */
function bars(shown) {
  const most = Math.max(1, ...shown.map(({ minutes }) => minutes));
  return h('div', { class: 'bars', 'aria-hidden': 'true' }, shown.map(({ day, minutes }) => {
    const bar = h('div', { class: 'bar', title: `${date(`${day}T12:00`)}: ${t('days.minutes', { n: minutes })}` });
    bar.style.setProperty('--share', String(minutes / most));
    return bar;
  }));
}

/** @param {Shown} shown */
function table(shown) {
  const columns = ['days.day', 'days.timeRead', 'days.characters', 'days.words'];
  const head = columns.map((key, i) => h('th', { scope: 'col', class: i > 0 ? 'number' : '' }, t(key)));
  const read = shown.filter(({ minutes, characters, words }) => minutes + characters + words > 0).reverse();
  const rows = read.map(({ day, minutes, characters, words }) =>
    h('tr', {}, [date(`${day}T12:00`), t('days.minutes', { n: minutes }), number(characters), number(words)].map((value, i) =>
      h('td', { class: i > 0 ? 'number' : '', 'data-label': t(columns[i]) }, value)
    ))
  );
  return rows.length === 0
    ? h('p', { class: 'meta' }, t('days.none'))
    : h('table', { class: 'data stack' }, h('thead', {}, h('tr', {}, head)), h('tbody', {}, rows));
}
