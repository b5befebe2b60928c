import { cancel, ownJobs, retry } from '../api/books.js';
import { isLocal } from '../api/client.js';
import { allJobs, cancelJob, isOperator, requeueExpired, requeueJob, totals, useOperatorKey } from '../api/queue.js';
import { duration, failureText, moment, number, percent, publicCode, stageText, t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { describe } from '../ui/errors.js';
import { notify } from '../ui/notice.js';
import { acting } from './card.js';
import { figures } from './figures.js';

const POLL_MS = 2000;
const STATES = ['queued', 'processing', 'done', 'error', 'cancelled'];
const COLUMNS = ['book', 'state', 'attempt', 'worker', 'created', 'started', 'duration', 'speed', 'actions'];
const TOTALS = ['queued', 'deferred', 'processing', 'expired', 'done', 'error', 'cancelled'];

/** @param {string} from @param {string} to */
const seconds = (from, to) => (Date.parse(to) - Date.parse(from)) / 1000;

/**
 * A user's own job in the shape of the operator's list.
 * @param {{row: BookRow, job: Job}} own
 * @returns {Job}
 */
function ownJob({ row, job }) {
  return {
    ...job,
    title: row.title,
    started_at: job.locked_at,
    waits_until: job.deferred ? job.run_at ?? null : null,
    attempts_left: Math.max(0, job.max_attempts - (job.attempts - job.attempts_forgiven)),
    heartbeat_age_seconds: job.status === 'processing' ? seconds(job.updated_at, new Date().toISOString()) : null,
    lease_seconds_left: job.lease_until ? seconds(new Date().toISOString(), job.lease_until) : null,
  };
}

/**
 * Says why an operator's wish was not granted.
 * @param {string} verdict
 */
function tell(verdict) {
  if (!['queued', 'cancelled'].includes(verdict)) notify(t(`verdict.${publicCode(verdict)}`), 'error');
}

/**
 * Seconds from the last start to the end, or until now.
 * @param {Job} job
 */
function took(job) {
  if (!job.started_at || job.status === 'queued') return undefined;
  return seconds(job.started_at, job.finished_at ?? new Date().toISOString());
}

/**
 * What the queue does: a user's own jobs; all of them, and more rights, for the operator.
 * @param {HTMLElement} main
 */
export async function show(main) {
  const view = { status: '' };
  /**
   * Own books by job; the characters of those that are done, null where the bundle does not say.
   * @type {Map<string, BookRow>}
   */
  let own = new Map();
  /** @type {Map<string, number | null>} */
  const characters = new Map();
  const place = h('div', { class: 'queue' });
  let timer = 0;
  let gone = false;

  async function jobs() {
    const [all, mine] = await Promise.all([isOperator() ? allJobs(view.status) : [], ownJobs()]);
    own = new Map(mine.map(({ job, row }) => [job.id, row]));
    return isOperator() ? all : mine.map(ownJob).filter((job) => !view.status || job.status === view.status);
  }

  /**
   * Reads how long the books are that are done, one after the other; the next drawing shows it.
   * @param {Job[]} found
   */
  async function measure(found) {
    for (const { id, status } of found) {
      if (gone) return;
      const row = own.get(id);
      if (status !== 'done' || !row?.processed_path || characters.has(id)) continue;
      characters.set(id, null);
      characters.set(id, (await figures(row))?.characters ?? null);
    }
  }

  async function draw() {
    const [found, sums] = await Promise.all([jobs(), isOperator() ? totals() : undefined]);
    if (gone) return;
    const active = document.activeElement;
    const focused = active instanceof HTMLElement && place.contains(active) ? active.dataset.key : undefined;
    place.replaceChildren(...(sums ? [summary(sums)] : []), found.length === 0 ? h('p', { class: 'meta' }, t('queue.none')) : table(found));
    if (focused) /** @type {HTMLElement | null} */ (place.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus();
    measure(found);
  }

  async function again() {
    clearTimeout(timer);
    if (!document.hidden) await draw().catch(() => undefined);
    if (!gone) timer = setTimeout(again, POLL_MS);
  }

  /** @param {Job[]} found */
  function table(found) {
    return h('table', { class: 'data stack' }, h('thead', {}, h('tr', {}, COLUMNS.map((name) => h('th', { scope: 'col' }, t(`queue.${name}`))))),
      h('tbody', {}, found.map(line)));
  }

  /** @param {Job} job */
  function line(job) {
    /** @param {string} name @param {Record<string, string>} properties @param {...import('../ui/dom.js').Child} content */
    const cell = (name, properties, ...content) => h('td', { 'data-label': t(`queue.${name}`), ...properties }, ...content);
    const time = took(job);
    return h('tr', { dataset: { job: job.id } }, cell('book', { class: 'strong' }, h('span', { lang: job.language, dir: 'auto' }, job.title ?? job.book_id)),
      cell('state', {}, h('div', {}, state(job), detail(job))),
      cell('attempt', { class: 'time' }, t('queue.of', { n: number(job.attempts), all: number(job.attempts + job.attempts_left) })),
      cell('worker', {}, job.status === 'processing' ? worker(job) : ''), cell('created', { class: 'time' }, moment(job.created_at)),
      cell('started', { class: 'time' }, job.started_at ? moment(job.started_at) : ''), cell('duration', { class: 'time' }, time === undefined ? '' : duration(time)),
      cell('speed', { class: 'number' }, speed(job)), cell('actions', {}, h('div', { class: 'row' }, actions(job))));
  }

  /** @param {Job} job */
  function worker(job) {
    return h('div', {}, h('span', { class: 'name' }, job.locked_by), h('p', { class: 'meta' }, t('queue.alive', { time: duration(job.heartbeat_age_seconds ?? 0) })));
  }

  /** @param {Job} job */
  function speed(job) {
    const [length, time] = [characters.get(job.id), took(job)];
    return job.status === 'done' && length && time ? number(Math.round(length / time)) : '';
  }

  /** @param {Job} job */
  function state(job) {
    const expired = job.status === 'processing' && (job.lease_seconds_left ?? 0) < 0;
    const name = expired ? 'expired' : job.status === 'queued' && job.waits_until ? 'deferred' : job.status;
    return h('span', { class: `badge ${name === 'error' || expired ? 'bad' : name === 'processing' ? 'busy' : ''}` }, t(`status.${name}`));
  }

  /** @param {Job} job */
  function detail(job) {
    if (job.error) return h('p', { class: 'meta' }, job.error_code ? h('code', {}, publicCode(job.error_code)) : null, ` ${failureText(job)}`);
    if (job.status === 'processing') return h('p', { class: 'meta' }, `${stageText(job.stage)} · ${percent(job.progress / 100)}`);
    return null;
  }

  /** @param {Job} job */
  function actions(job) {
    /** @param {string} name @param {() => Promise<unknown>} work */
    const button = (name, work) =>
      h('button', { type: 'button', dataset: { key: `${job.id} ${name}` }, 'aria-label': `${t(`queue.${name}`)}: ${job.title ?? job.book_id}`,
        onclick: acting(work, draw) }, t(`queue.${name}`));
    const open = ['queued', 'processing'].includes(job.status);
    return [open || job.status === 'error' ? button('cancel', () => (isOperator() ? cancelJob(job.id).then(tell) : cancel(job.book_id))) : null,
      job.status === 'queued' ? null : button('requeue', () => (isOperator() ? requeueJob(job.id).then(tell) : retry(job.book_id)))];
  }

  /** @param {Record<string, number>} sums */
  function summary(sums) {
    const sumsShown = [...TOTALS.map((name) => [t(`status.${name}`), number(sums[name] ?? 0)]), [t('queue.oldest'), duration(sums.oldest_ready_seconds ?? 0)], [
      t('queue.users'),
      number(sums.users_waiting ?? 0),
    ]];
    return h('dl', { class: 'totals', 'aria-label': t('queue.totals') }, sumsShown.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));
  }

  const filter = h('label', { class: 'choice' }, h('span', { class: 'unseen' }, t('queue.filter')), h('select', { onchange: (/** @type {SelectEvent} */ event) => {
    view.status = event.target.value;
    draw().catch((error) => notify(describe(error), 'error'));
  } }, h('option', { value: '' }, t('queue.every')), STATES.map((name) => h('option', { value: name }, t(`status.${name}`)))));
  const expired = h('button', { type: 'button', hidden: !isOperator(), onclick: acting(async () => {
    notify(t('queue.expiredDone', { n: await requeueExpired() }));
  }, draw) }, t('queue.expired'));
  const lead = h('p', { class: 'meta' }, t(isOperator() ? 'queue.all' : 'queue.mine'));
  main.append(h('div', { class: 'page-head' }, h('div', {}, h('h1', {}, t('queue.title')), lead), h('div', { class: 'row' }, filter, expired)), place);
  if (!isLocal) {
    main.append(operatorForm(draw, () => {
      expired.hidden = !isOperator();
      lead.textContent = t(isOperator() ? 'queue.all' : 'queue.mine');
    }));
  }
  await draw();
  timer = setTimeout(again, POLL_MS);
  return () => {
    gone = true;
    clearTimeout(timer);
  };
}

/**
 * On a hosted project the operator shows who they are by the service key, which is kept in memory only.
 * @param {() => Promise<void>} draw
 * @param {() => void} changed
 */
function operatorForm(draw, changed) {
  const input = h('input', { type: 'password', name: 'key', autocomplete: 'off', spellcheck: 'false', required: true });
  /** @param {SubmitEvent} event */
  const submit = async (event) => {
    event.preventDefault();
    useOperatorKey(input.value.trim());
    input.value = '';
    try {
      await draw();
    } catch (error) {
      useOperatorKey('');
      notify(t('queue.refused', { message: describe(error) }), 'error');
    }
    changed();
  };
  return h('section', { class: 'operator' }, h('p', { class: 'meta' }, t('queue.keyLead')),
    h('form', { onsubmit: submit }, h('label', { class: 'field' }, h('span', {}, t('queue.key')), input), h('button', {}, t('queue.useKey'))));
}
