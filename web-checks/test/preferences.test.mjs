import { kept } from './browser.mjs';
import assert from 'node:assert/strict';
import test from 'node:test';
import { forgetAll, preference, remember } from '../../web/ui/preferences.js';

test('what tells who somebody is goes, and what suits the device stays', () => {
  for (const name of ['figures.b1', 'figures.b2', 'goal.minutes', 'theme']) remember(name, 5);
  kept.set('reader.figures.old', '1');
  kept.set('figures.other', '1');
  forgetAll(['figures.', 'goal.']);
  assert.deepEqual([...kept.keys()], ['reader.theme', 'figures.other']);
  assert.deepEqual([preference('figures.b1', null), preference('goal.minutes', null), preference('theme', null)], [null, null, 5]);
});
