import { preference, remember } from '../ui/preferences.js';
import en from './en.js';
import ja from './ja.js';
import zh from './zh-CN.js';

/**
 * Languages of the interface, each by its own name.
 * @type {Record<string, string>}
 */
export const INTERFACES = { en: 'English', 'zh-CN': '简体中文', ja: '日本語' };
/** @type {Record<string, Record<string, string>>} */
const TEXTS = { en, 'zh-CN': zh, ja };

/** The first language that somebody's browser wants and the page has. */
const byBrowser = () =>
  navigator.languages.map((tag) => Object.keys(INTERFACES).find((name) => name.split('-')[0] === tag.toLowerCase().split('-')[0])).find((name) => name !== undefined)
    ?? 'en';

/** @type {string} */
let current = preference('interface', byBrowser());
if (!(current in TEXTS)) current = 'en';

export const interfaceLanguage = () => current;

/** @param {string} language */
export function setInterfaceLanguage(language) {
  current = language;
  remember('interface', language);
  document.documentElement.lang = language;
}

/** A place of a text for a value, `{n}`, or for one of two words, as the value is one or many: `{n|word|words}`. */
const PLACE = /\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g;

/**
 * The text for a key with its values; undefined when there is none.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function maybe(key, values = {}) {
  const text = TEXTS[current][key] ?? TEXTS.en[key];
  return text?.replace(PLACE, (_, name, one, many) => {
    const value = values[name] ?? '';
    if (one !== undefined) return new Intl.PluralRules(current).select(Number(value)) === 'one' ? one : many;
    return typeof value === 'number' ? number(value) : value;
  });
}

/**
 * The text for a key; the key itself shows that one is missing.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export const t = (key, values) => maybe(key, values) ?? key;

/** As the reader's country writes figures and dates, where it speaks the interface's language. */
const region = () => navigator.languages.find((tag) => tag.split('-')[0] === current.split('-')[0]) ?? current;

/**
 * Why a job failed, in the interface's language: from its code and parameters, or else as its row says it.
 * @param {Pick<Job, 'error' | 'error_code' | 'error_parameters'>} job
 */
export function failureText({ error, error_code: stored, error_parameters: parameters }) {
  const code = publicCode(stored);
  const told = current === 'en' && error ? error : sentence(code, parameters ?? {});
  const meaning = maybe(`meaning.${code}`);
  return told ?? (meaning && current !== 'en' ? t('book.failed', { meaning }) : error) ?? '';
}

/**
 * A code in its one spelling: until version 0.1 the queue wrote some with `_`.
 * @param {string | null | undefined} code
 */
export const publicCode = (code) => (code ?? '').replaceAll('_', '-');

/**
 * The sentence of a failure, unless a value is missing.
 * @param {string} code
 * @param {Record<string, string | number>} parameters
 * @returns {string | undefined}
 */
function sentence(code, parameters) {
  let whole = true;
  const text = (TEXTS[current][`failure.${code}`] ?? TEXTS.en[`failure.${code}`])?.replace(/\{(\w+)\}/g, (_, name) => {
    const value = shown(code, name, parameters);
    whole &&= value !== undefined;
    return value ?? '';
  });
  return whole ? text : undefined;
}

/**
 * A value as its sentence shows it: a choice, a limit's unit, a part of the book, another failure, or itself.
 * @param {string} code
 * @param {string} name
 * @param {Record<string, string | number>} parameters
 */
function shown(code, name, parameters) {
  if (name === 'limitUnit') return maybe(`limit.${parameters.limit}`);
  const value = parameters[name];
  if (value === undefined || value === null) return undefined;
  if (name === 'last') return maybe(`meaning.${value}`);
  const known = String(value).startsWith(':') ? maybe(`place.${String(value).slice(1)}`) : sentence(`${code}/${value}`, parameters);
  return known ?? String(value);
}

/**
 * What was odd about a book, and what was done: in English the report says it more exactly.
 * @param {{code: string, done: string}} warning
 */
export const warningText = ({ code, done }) =>
  current === 'en' || !(`warning.${code}` in TEXTS[current]) ? done : [maybe(`warning.${code}`), maybe(`done.${code}`)].filter(Boolean).join(' → ') || done;

/** @param {number} value */
export const number = (value) => new Intl.NumberFormat(region()).format(value);
/** @param {number} share */
export const percent = (share) => new Intl.NumberFormat(region(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
/** @param {string} iso */
export const date = (iso) => new Intl.DateTimeFormat(region(), { dateStyle: 'medium' }).format(new Date(iso));

/**
 * The time; with the day when that is not today.
 * @param {string} iso
 */
export function moment(iso) {
  const [then, now] = [new Date(iso), new Date()];
  const day = then.toDateString() === now.toDateString() ? undefined : 'short';
  return new Intl.DateTimeFormat(region(), { dateStyle: day, timeStyle: 'short' }).format(then);
}

/**
 * The name of a language in the interface's language: `ja` is Japanese.
 * @param {string} tag
 */
export function languageName(tag) {
  try {
    return new Intl.DisplayNames([current], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/**
 * Seconds in words for people who wait.
 * @param {number} seconds
 */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return t('seconds', { n: whole });
  if (whole < 3600) return t('minutes', { n: Math.round(whole / 60) });
  if (whole < 172800) return t('hours', { n: Math.round(whole / 3600) });
  return t('days', { n: Math.round(whole / 86400) });
}

/**
 * The worker's stage in words: `chapter 7 of 23`, `downloading`, …
 * @param {string | null | undefined} stage
 */
export function stageText(stage) {
  if (!stage) return '';
  const chapter = /^(?:\D*?)\s*chapter (\d+) (?:of|\/) ?(\d+)/i.exec(stage) ?? /(\d+)\s*(?:of|\/)\s*(\d+)/.exec(stage);
  if (chapter) return t('stage.chapter', { n: chapter[1], all: chapter[2] });
  return maybe(`stage.${stage}`) ?? stage;
}
