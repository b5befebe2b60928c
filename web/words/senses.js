/**
 * What a dictionary says of a word as senses, whichever way it writes them: pure, no page.
 * @typedef {{pos: string[], marks: string[], glosses: string[]}} Sense
 */

/** Parts of speech of the dictionary by the name under which the page tells them. The first that matches counts. @type {[RegExp, string][]} */
const PARTS = [
  [/^v5/, 'godan'],
  [/^v1/, 'ichidan'],
  [/^vi$/, 'intransitive'],
  [/^vt$/, 'transitive'],
  [/^vs$/, 'suru'],
  [/^(vk|vs-|vz|vn|vr|v2|v4|v-)/, 'verb'],
  [/^aux-v$/, 'auxiliary-verb'],
  [/^aux(-adj)?$|^cop/, 'auxiliary'],
  [/^adj-(i|ix|ku|shiku)$/, 'i-adjective'],
  [/^adj-(na|nari)$/, 'na-adjective'],
  [/^adj-no$/, 'no-adjective'],
  [/^adj/, 'attributive'],
  [/^adv/, 'adverb'],
  [/^(n-suf|suf)$/, 'suffix'],
  [/^(n-pref|pref)$/, 'prefix'],
  [/^n-pr$/, 'name'],
  [/^n(-adv|-t)?$/, 'noun'],
  [/^pn$/, 'pronoun'],
  [/^exp$/, 'expression'],
  [/^int$/, 'interjection'],
  [/^conj$/, 'conjunction'],
  [/^prt$/, 'particle'],
  [/^num$/, 'number'],
  [/^ctr$/, 'counter'],
];

/** @param {string} code */
const partOf = (code) => PARTS.find(([pattern]) => pattern.test(code))?.[1];

/** Names of parts of speech, each once, in the order of the dictionary. @param {string[]} codes */
export const partsOf = (codes) => [...new Set(codes.flatMap((code) => partOf(code) ?? []))];

const VERB = ['godan', 'ichidan', 'suru', 'verb', 'intransitive', 'transitive'];
const NOUN = ['noun', 'suru', 'no-adjective', 'na-adjective', 'pronoun', 'number', 'counter', 'suffix', 'prefix', 'expression', 'adverb', 'name', 'attributive'];
/** Which of them a word of the sentence can be. @type {Record<string, string[]>} */
const FITTING = {
  NOUN,
  PROPN: NOUN,
  PRON: ['pronoun', 'noun', 'expression'],
  NUM: ['number', 'counter', 'noun', 'prefix'],
  VERB: [...VERB, 'expression', 'auxiliary-verb'],
  ADJ: ['i-adjective', 'na-adjective', 'no-adjective', 'attributive', 'noun', 'expression', 'auxiliary'],
  ADV: ['adverb', 'noun', 'na-adjective', 'expression', 'attributive'],
  DET: ['attributive', 'pronoun', 'expression'],
  INTJ: ['interjection', 'expression', 'conjunction'],
  CCONJ: ['conjunction', 'expression', 'adverb', 'particle'],
  ADP: ['particle', 'expression'],
  PART: ['particle', 'expression', 'prefix', 'suffix'],
  SCONJ: ['particle', 'conjunction', 'expression'],
  AUX: ['auxiliary', 'auxiliary-verb', 'suffix', 'particle', 'expression', 'na-adjective', 'noun'],
};
/** Words of grammar: rather no meaning than that of another word which is written so. */
const GRAMMAR = new Set(['ADP', 'PART', 'SCONJ', 'CCONJ', 'AUX', 'DET']);

/** @param {Sense} sense @param {string | undefined} upos */
export function fits({ pos }, upos) {
  const wanted = FITTING[upos ?? ''];
  const parts = partsOf(pos);
  return !wanted || parts.length === 0 || parts.some((part) => wanted.includes(part));
}

/**
 * The entries that a word of this part of speech can mean, their fitting senses first; those of other words that are written so only
 * when nothing else is there, and for words of grammar not even then.
 * @template {{senses: Sense[]}} E
 * @param {E[]} entries
 * @param {string | undefined} upos
 * @returns {E[]}
 */
export function fitting(entries, upos) {
  const good = entries.filter(({ senses }) => senses.some((sense) => fits(sense, upos)));
  const chosen = good.length > 0 ? good : GRAMMAR.has(upos ?? '') ? [] : entries;
  return chosen.map((entry) => ({ ...entry, senses: [...entry.senses].sort((a, b) => Number(fits(b, upos)) - Number(fits(a, upos))) }));
}

/** `(v5r,vi) (1) (uk) to be`: brackets at the beginning of a gloss. */
const BRACKET = /^\s*\(([^()]*)\)/;
const CODES = /^[a-z][a-z0-9-]*(,[a-z][a-z0-9-]*)*$/;
const MARK = new Set(['uk', 'arch', 'abbr', 'col', 'hon', 'hum', 'pol', 'fam', 'sl', 'vulg', 'derog', 'male', 'fem', 'obs', 'obsc', 'dated', 'id', 'on-mim', 'poet',
  'rare', 'chn', 'joc', 'proverb', 'yoji', 'ok', 'ik', 'ek', 'ateji', 'gikun']);

/**
 * Senses from the lines of EDICT, in which a sense begins with its number and the codes stand in brackets.
 * @param {string[]} lines
 * @returns {Sense[]}
 */
export function sensesOf(lines) {
  /** @type {Sense[]} */
  const senses = [];
  for (const line of lines) {
    const { number, pos, marks, rest } = opened(line);
    const last = senses.at(-1);
    if (!last || number) senses.push({ pos: pos.length > 0 ? pos : last?.pos ?? [], marks, glosses: [] });
    else last.marks.push(...marks);
    if (rest && !/^\(P\)$|^EntL/.test(rest)) senses.at(-1)?.glosses.push(rest);
  }
  return senses.filter(({ glosses }) => glosses.length > 0);
}

/** @param {string} line */
function opened(line) {
  const found = { number: false, pos: /** @type {string[]} */ ([]), marks: /** @type {string[]} */ ([]), rest: line };
  for (let match = BRACKET.exec(found.rest); match; match = BRACKET.exec(found.rest)) {
    const [all, inside] = match;
    const codes = CODES.test(inside) ? inside.split(',') : [];
    if (/^\d+$/.test(inside)) found.number = true;
    else if (codes.length > 0 && codes.every((code) => partOf(code))) found.pos.push(...codes);
    else if (codes.length > 0 && codes.every((code) => MARK.has(code))) found.marks.push(...codes);
    else break;
    found.rest = found.rest.slice(all.length);
  }
  found.rest = found.rest.trim();
  return found;
}
