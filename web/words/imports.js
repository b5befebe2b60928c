/**
 * Words that somebody knows, out of files of other programs: pure, no page.
 * @typedef {{word: string, state?: WordState, line: number}} Found
 * @typedef {{line: number, problem: string, text: string}} Odd a line that gave no word; `problem` is a key of the texts
 * @typedef {{words: Found[], odd: Odd[], kind: string, strange: Map<string, number>}} Imported `strange` are states that nobody here knows, with how
 *   many words have them
 */

/** A file of another kind, or none at all; the message is a key of the texts. */
export class NotImportable extends Error {
  /** @param {string} key @param {Record<string, string | number>} [values] */
  constructor(key, values = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

const LONGEST = 100;
/** Names of the column that has the word, the best first. */
const WORD = ['word', 'lemma', 'spelling', 'expression', 'vocabulary', 'vocab', 'vocabkanji', 'term', 'kanji', 'surface', 'target', 'front', 'dictionaryform', 'wordtext',
  '単語', '语', '單字', '单词', '生词'];
const STATE = ['state', 'status', 'card state', 'knowledge', 'level', '状态', '狀態'];
/** Lute's figures in its column `status`. @type {Record<string, WordState>} */
const LUTE = { 1: 'learning', 2: 'learning', 3: 'learning', 4: 'learning', 5: 'learning', 98: 'ignored', 99: 'known' };
/** What programs call what we call otherwise. @type {Record<string, WordState>} */
const STATES = {
  known: 'known',
  mature: 'known',
  mastered: 'known',
  'well known': 'known',
  learned: 'known',
  done: 'known',
  'never-forget': 'known',
  review: 'known',
  learning: 'learning',
  young: 'learning',
  due: 'learning',
  failed: 'learning',
  relearning: 'learning',
  unknown: 'learning',
  seen: 'learning',
  ignored: 'ignored',
  ignore: 'ignored',
  blacklisted: 'ignored',
  blacklist: 'ignored',
  suspended: 'ignored',
  认识: 'known',
  在学: 'learning',
  忽略: 'ignored',
};
const NEW = new Set(['new', 'locked', 'redundant', '生词']);
/** jpdb's grades of a review after which a word is not known. */
const FAILED = new Set(['nothing', 'something', 'unknown', 'fail']);
/** Jiten's states of a card. @type {Record<number, WordState>} */
const JITEN = { 1: 'learning', 2: 'known', 3: 'learning', 4: 'ignored', 5: 'known' };

/**
 * @param {string} text
 * @param {string} name
 * @returns {Imported}
 */
export function readWords(text, name) {
  const clean = text.replace(/^\uFEFF/, '');
  if (clean.includes('\0')) throw new NotImportable('import.binary');
  if (isJson(clean, name)) return fromJson(clean);
  const lines = clean.split(/\r\n|\r|\n/);
  return isTable(lines, name) ? fromTable(clean, separatorOf(lines, name)) : fromList(lines);
}

/** @param {string[]} lines */
const told = (lines) => lines.filter((line) => line.trim() && !line.startsWith('#'));
/** What a file is, its content says: people and programs rename files. @param {string} text @param {string} name */
function isJson(text, name) {
  if (!/^\s*[[{]/.test(text)) return false;
  if (/\.json$/i.test(name)) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {string[]} lines @param {string} name */
const isTable = (lines, name) =>
  /\.(csv|tsv)$/i.test(name) || lines.some((line) => line.startsWith('#separator:')) || told(lines).slice(0, 20).some((line) => line.includes('\t'))
  || hasHead(told(lines)[0] ?? '');

/** True of a line that names columns, one of them that of the word. @param {string} line */
function hasHead(line) {
  const names = line.split(/[,;]/).map((name) => name.trim().replace(/^"(.*)"$/, '$1').toLowerCase());
  return names.length > 1 && columnOf(names, WORD) >= 0;
}

/** @param {string[]} lines @param {string} name */
function separatorOf(lines, name) {
  const said = lines.find((line) => line.startsWith('#separator:'))?.slice('#separator:'.length).trim().toLowerCase();
  const named = { tab: '\t', comma: ',', semicolon: ';', space: ' ', pipe: '|', colon: ':' }[said ?? ''] ?? said;
  if (named) return named;
  const first = told(lines)[0] ?? '';
  if (/\.tsv$/i.test(name) || first.includes('\t')) return '\t';
  return first.split(';').length > first.split(',').length ? ';' : ',';
}

/** @param {string} kind @returns {Imported} */
export const nothing = (kind) => ({ words: [], odd: [], kind, strange: new Map() });

/** The state that another program's word for it means; one that nobody here knows is counted. @param {Imported} made @param {string} column @param {unknown} value */
function stateOf(made, column, value) {
  const said = String(value ?? '').trim().toLowerCase();
  const known = [STATES, ...(column === 'status' ? [LUTE] : [])].find((states) => Object.hasOwn(states, said));
  if (said && !known) made.strange.set(said, (made.strange.get(said) ?? 0) + 1);
  return known?.[said];
}

/** @param {string | undefined} value */
function isState(value) {
  const said = String(value ?? '').trim().toLowerCase();
  return NEW.has(said) || [STATES, LUTE].some((states) => Object.hasOwn(states, said));
}

/** @param {string[]} lines @returns {Imported} */
function fromList(lines) {
  const made = nothing('list');
  lines.forEach((line, i) => {
    if (line.trim() && !line.startsWith('#')) take(made, line, i + 1, undefined);
  });
  return made;
}

/** Adds a word, or says why a line gives none. @param {Imported} made @param {string} cell @param {number} line @param {WordState | undefined} state */
function take(made, cell, line, state) {
  const word = plain(cell);
  const problem = !word ? 'import.noWord' : word.length > LONGEST ? 'import.tooLong' : !/\p{L}/u.test(word) ? 'import.noLetter' : undefined;
  if (problem) made.odd.push({ line, problem, text: cell.trim().slice(0, 60) });
  else made.words.push({ word, state, line });
}

const ENTITIES = /** @type {Record<string, string>} */ ({ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" });

/** Without markup, sounds and furigana in brackets, as cards have them. @param {string} cell */
export function plain(cell) {
  return cell
    .replace(/\[sound:[^\]]*\]/g, '')
    .replace(/<rt\b[^>]*>.*?<\/rt>|<rp\b[^>]*>.*?<\/rp>/gis, '')
    .replace(/<(br|div|p)\b[^>]*>.*/is, (rest, _tag, at) => (at === 0 ? rest.replace(/<[^>]*>/g, '') : ''))
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (all, name) => ENTITIES[name] ?? all)
    .replace(/ ?([\p{Script=Han}々〆ヶ]+)\[[\p{Script=Hiragana}\p{Script=Katakana}ー]+\]/gu, '$1')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Cells by lines, with quotation marks as spreadsheets write them. @param {string} text @param {string} separator */
export function cells(text, separator) {
  /** @type {{line: number, cells: string[], broken?: boolean}[]} */
  const rows = [];
  let [line, at] = [1, 0];
  while (at < text.length) {
    const row = { line, cells: /** @type {string[]} */ ([]), broken: false };
    for (let isOver = false; !isOver;) {
      let cell = '';
      if (text[at] === '"') {
        const [value, end] = quoted(text, at);
        row.broken ||= end < 0;
        cell = value;
        at = end < 0 ? endOfLine(text, at) : end;
        line += end < 0 ? 0 : value.split(/\r\n|\r|\n/).length - 1;
      }
      const start = at;
      while (at < text.length && !text.startsWith(separator, at) && text[at] !== '\n' && text[at] !== '\r') at++;
      cell += text.slice(start, at);
      row.cells.push(cell);
      isOver = !text.startsWith(separator, at) || at >= text.length;
      if (!isOver) at += separator.length;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    line++;
    rows.push(row);
  }
  return rows;
}

/** @param {string} text @param {number} at @returns {[string, number]} the cell and where it ends; -1 when it does not */
function quoted(text, at) {
  for (let end = at + 1;; end += 2) {
    end = text.indexOf('"', end);
    if (end < 0) return [text.slice(at + 1, endOfLine(text, at)), -1];
    if (text[end + 1] !== '"') return [text.slice(at + 1, end).replaceAll('""', '"'), end + 1];
  }
}

/** @param {string} text @param {number} at */
function endOfLine(text, at) {
  const end = text.slice(at).search(/[\r\n]/);
  return end < 0 ? text.length : at + end;
}

/** @param {string} text @param {string} separator @returns {Imported} */
function fromTable(text, separator) {
  const rows = cells(text, separator).filter((row) => row.cells.some((cell) => cell.trim()));
  const said = rows.find((row) => row.cells[0].startsWith('#columns:'));
  const data = rows.filter((row) => !row.cells[0].startsWith('#'));
  const head = said ? [said.cells[0].slice('#columns:'.length), ...said.cells.slice(1)] : data[0]?.cells ?? [];
  const names = head.map((cell) => cell.trim().toLowerCase());
  const [word, state] = [columnOf(names, WORD), columnOf(names, STATE)];
  const made = nothing('table');
  // A word may be called as a column of states is: below its name are states.
  const isNamed = !said && (word >= 0 || (state > 0 && data.slice(1).some((row) => isState(row.cells[state]))));
  const stated = said || isNamed ? state : -1;
  for (const row of isNamed ? data.slice(1) : data) {
    if (row.broken) made.odd.push({ line: row.line, problem: 'import.quote', text: row.cells[0].slice(0, 60) });
    else takeRow(made, row, Math.max(0, word), stated, names[state]);
  }
  return made;
}

/** @param {Imported} made @param {{line: number, cells: string[]}} row @param {number} word @param {number} state @param {string} column its name */
function takeRow(made, row, word, state, column) {
  const said = (row.cells[state] ?? '').trim().toLowerCase();
  if (NEW.has(said)) return;
  if (row.cells.length <= word) made.odd.push({ line: row.line, problem: 'import.noColumn', text: row.cells.join(' ').slice(0, 60) });
  else take(made, row.cells[word], row.line, stateOf(made, column, said));
}

/** @param {string[]} names @param {string[]} wanted */
function columnOf(names, wanted) {
  const found = wanted.find((name) => names.includes(name));
  return found === undefined ? -1 : names.indexOf(found);
}

/** @param {string} text @returns {Imported} */
function fromJson(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new NotImportable('import.json', { message: error instanceof Error ? error.message : '', line: lineOf(text, error) });
  }
  if (Array.isArray(value?.cards_vocabulary_jp_en)) return fromItems('jpdb', value.cards_vocabulary_jp_en, 'spelling', jpdbState);
  if (Array.isArray(value?.cards) && value.cards.some((/** @type {any} */ card) => 'w' in card || 'wordId' in card)) {
    if (!value.cards.some((/** @type {any} */ card) => card.t ?? card.wordText)) throw new NotImportable('import.jiten');
    return fromItems('Jiten', value.cards, value.cards[0].t === undefined ? 'wordText' : 't', (card) => JITEN[card.s ?? card.state]);
  }
  const list = Array.isArray(value) ? value : Object.values(value ?? {}).find(Array.isArray);
  if (!Array.isArray(list) || list.length === 0) throw new NotImportable('import.noList');
  if (typeof list[0] === 'string') return fromItems('JSON', list.map((word) => ({ word })), 'word', () => undefined);
  const key = WORD.find((name) => typeof list[0]?.[name] === 'string');
  if (!key) throw new NotImportable('import.noList');
  return fromItems('JSON', list, key,
    (item, made) => isNew(item) ? 'new' : (item.state === undefined ? stateOf(made, 'status', item.status) : stateOf(made, 'state', item.state)));
}

/** Words that are new have no mark. @param {any} item */
const isNew = (item) => NEW.has(String(item?.state ?? item?.status ?? '').trim().toLowerCase());

const JSON_TOKEN = /\s+|[[\]{},:]|"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * In which line JSON ends to be JSON: browsers differ in what they say about it.
 * @param {string} text
 * @param {unknown} error
 */
function lineOf(text, error) {
  const said = /position (\d+)/.exec(String(error))?.[1];
  let at = 0;
  for (JSON_TOKEN.lastIndex = 0; at < text.length && JSON_TOKEN.test(text);) at = JSON_TOKEN.lastIndex;
  return text.slice(0, at === text.length && said !== undefined ? Number(said) : at).split('\n').length;
}

/** @param {any} card @returns {WordState | undefined} */
function jpdbState(card) {
  const last = card.reviews?.at(-1)?.grade;
  if (last === undefined) return undefined;
  return FAILED.has(last) ? 'learning' : 'known';
}

/** Items are counted from 1, as lines are. @param {string} kind @param {any[]} items @param {string} key @param {(item: any, made: Imported) => WordState | undefined} state @returns {Imported} */
function fromItems(kind, items, key, state) {
  const made = nothing(kind);
  items.forEach((item, i) => {
    const said = typeof item?.[key] === 'string' ? state(item, made) : undefined;
    if (said === 'new') return;
    if (typeof item?.[key] === 'string') take(made, item[key], i + 1, said);
    else made.odd.push({ line: i + 1, problem: 'import.noWord', text: JSON.stringify(item).slice(0, 60) });
  });
  return made;
}
