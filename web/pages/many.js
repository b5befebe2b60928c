import { PartlyStored } from '../api/words.js';
import { number, t } from '../i18n/index.js';
import { describe } from '../ui/errors.js';
import { notify } from '../ui/notice.js';

/**
 * Marks many words in one go, says so, and offers to take it back; answers whether all were stored. `changed` is called after each
 * change of the states.
 * @param {import('../api/words.js').WordStates} states
 * @param {{word: import('../api/words.js').Marked, state: WordState}[]} marks
 * @param {() => void} changed
 */
export async function markMany(states, marks, changed) {
  if (marks.length === 0) return true;
  const stored = states.setAll(marks);
  changed();
  try {
    const back = await stored;
    notify(t('many.marked', { n: number(marks.length) }), 'info', { label: t('many.undo'), work: () => undo(back, changed) });
    return true;
  } catch (error) {
    changed();
    const some = error instanceof PartlyStored ? error.stored : 0;
    notify(t('many.failed', { n: number(some), all: number(marks.length), reason: describe(error instanceof PartlyStored ? error.cause : error) }), 'error');
    return false;
  }
}

/** @param {() => Promise<void>} back @param {() => void} changed */
async function undo(back, changed) {
  try {
    await back();
    notify(t('many.undone'));
  } catch (error) {
    notify(t('many.notUndone', { reason: describe(error) }), 'error');
  }
  changed();
}
