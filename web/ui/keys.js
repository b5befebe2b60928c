/** @typedef {(event: KeyboardEvent) => unknown} KeyAction */

/** @type {Map<string, KeyAction>[]} */
const layers = [new Map()];

/**
 * A key for the whole page; answers how to take it back.
 * @param {string} key
 * @param {KeyAction} action
 */
export function onKey(key, action) {
  layers[0].set(key, action);
  return () => layers[0].delete(key);
}

/**
 * Keys of a part of the page, which come before those of the whole; answers how to take them back.
 * @param {Record<string, KeyAction>} keys
 */
export function keyLayer(keys) {
  const layer = new Map(Object.entries(keys));
  layers.push(layer);
  return () => layers.splice(layers.indexOf(layer), 1);
}

/** @param {EventTarget | null} target */
function typing(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName));
}

/**
 * Enter and Space belong to the button or link that has the focus; the words of a text are led by the reader.
 * @param {KeyboardEvent} event
 */
function presses(event) {
  return (event.key === 'Enter' || event.key === ' ') && event.target instanceof HTMLElement && event.target.matches('a, button, summary');
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
  if (presses(event) || typing(event.target) || document.querySelector('dialog[open]')) return;
  for (const layer of [...layers].reverse()) {
    const action = layer.get(event.key);
    if (action) {
      event.preventDefault();
      action(event);
      return;
    }
  }
});
