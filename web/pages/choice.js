import { STATES } from '../api/words.js';
import { t } from '../i18n/index.js';
import { h } from '../ui/dom.js';
import { describe } from '../ui/errors.js';
import { notify } from '../ui/notice.js';

/**
 * The four states of a word as buttons; `changed` is called when another is chosen, and again when it could not be stored.
 * @param {import('../api/words.js').Marked} word
 * @param {import('../api/words.js').WordStates} states
 * @param {() => void} [changed]
 */
export function stateChoice(word, states, changed = () => undefined) {
  const { lemma } = word;
  const buttons = STATES.map((state) =>
    h('button', { type: 'button', 'aria-label': `${lemma}: ${t(`state.${state}`)}`, onclick: () => mark(state) }, t(`state.${state}`))
  );
  const tell = () => {
    buttons.forEach((button, i) => button.setAttribute('aria-pressed', String(states.of(lemma) === STATES[i])));
    changed();
  };

  /** @param {WordState} state */
  async function mark(state) {
    const stored = states.set(word, state);
    tell();
    try {
      await stored;
    } catch (error) {
      tell();
      notify(t('word.notStored', { word: lemma, reason: describe(error) }), 'error');
    }
  }
  buttons.forEach((button, i) => button.setAttribute('aria-pressed', String(states.of(lemma) === STATES[i])));
  return h('div', { class: 'state-choice', role: 'group' }, buttons);
}
