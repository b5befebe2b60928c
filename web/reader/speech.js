import { hiragana } from './pieces.js';

/**
 * What is said of a stretch: the text, with the book's own readings where it prints some.
 * @param {string} content
 * @param {Token[]} tokens
 * @param {Span} span
 */
export function spoken(content, tokens, { start, end }) {
  let [said, at] = ['', start];
  for (const token of tokens) {
    if (token.start < at || token.end > end) continue;
    if (token.readingSource !== 'ruby' && token.readingSource !== 'book') continue;
    if (!token.reading) continue;
    said += content.slice(at, token.start) + hiragana(token.reading);
    at = token.end;
  }
  return said + content.slice(at, end);
}

/** The best of the browser's voices: of the language and region, then of the language; voices of this device first. @param {SpeechSynthesisVoice[]} voices @param {string} language */
export function voiceFor(voices, language) {
  const wanted = language.toLowerCase().replaceAll('_', '-');
  const rank = (/** @type {SpeechSynthesisVoice} */ { lang, localService, default: isDefault }) => {
    const tag = lang.toLowerCase().replaceAll('_', '-');
    if (tag.split('-')[0] !== wanted.split('-')[0]) return 0;
    return 1 + (tag === wanted ? 4 : 0) + (localService ? 2 : 0) + (isDefault ? 1 : 0);
  };
  return voices.filter((voice) => rank(voice) > 0).sort((a, b) => rank(b) - rank(a))[0];
}
