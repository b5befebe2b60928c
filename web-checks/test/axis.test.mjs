import assert from 'node:assert/strict';
import test from 'node:test';
import { Axis } from '../../web/reader/axis.js';

const frame = { left: 100, right: 500, top: 50, bottom: 350 };
const viewport = (more = {}) => ({
  clientWidth: 400,
  clientHeight: 300,
  scrollWidth: 4000,
  scrollHeight: 3000,
  scrollLeft: 0,
  scrollTop: 0,
  style: {},
  getBoundingClientRect: () => frame,
  ...more,
});

test('horizontal lines follow each other downwards', () => {
  const axis = new Axis(viewport({ scrollTop: 120 }), false);
  assert.deepEqual([axis.extent, axis.breadth, axis.position, axis.length], [300, 400, 120, 3000]);
  assert.deepEqual(axis.span({ top: 60, bottom: 90, left: 0, right: 9 }), [130, 160]);
});

test('vertical lines follow each other leftwards', () => {
  const axis = new Axis(viewport({ scrollLeft: -120 }), true);
  assert.deepEqual([axis.extent, axis.breadth, axis.position, axis.length], [400, 300, 120, 4000]);
  assert.deepEqual(axis.span({ left: 460, right: 490, top: 0, bottom: 9 }), [130, 160]);
});

test('a place that is set is the place that is read, in both directions', () => {
  for (const vertical of [false, true]) {
    const axis = new Axis(viewport(), vertical);
    axis.position = 77;
    assert.equal(axis.position, 77);
  }
});

test('a line that does not fit is hidden at the end of the page, and nothing is when all fit', () => {
  const [down, left] = [viewport(), viewport()];
  new Axis(down, false).clip(12.7);
  new Axis(left, true).clip(12.7);
  assert.equal(down.style.clipPath, 'inset(0 0 12px 0)');
  assert.equal(left.style.clipPath, 'inset(0 0 0 12px)');
  new Axis(down, false).clip(-3);
  assert.equal(down.style.clipPath, '');
});
