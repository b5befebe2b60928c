/** What a person chose on this device. Without storage (private windows) it lasts as long as the page. */
const memory = new Map();

/** @template T @param {string} name @param {T} fallback @returns {T} */
export function preference(name, fallback) {
  try {
    const stored = localStorage.getItem(`reader.${name}`);
    return stored === null ? (memory.get(name) ?? fallback) : JSON.parse(stored);
  } catch {
    return memory.get(name) ?? fallback;
  }
}

/** @param {string} name @param {unknown} value */
export function remember(name, value) {
  memory.set(name, value);
  try {
    localStorage.setItem(`reader.${name}`, JSON.stringify(value));
  } catch {
    // Full or forbidden: kept in memory.
  }
}

/** @param {string} name */
export function forget(name) {
  memory.delete(name);
  try {
    localStorage.removeItem(`reader.${name}`);
  } catch {
    // Nothing was stored.
  }
}

/** Forgets all whose names begin so. @param {string[]} beginnings */
export function forgetAll(beginnings) {
  let names = [...memory.keys()];
  try {
    names.push(
      ...Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '').filter((key) => key.startsWith('reader.')).map((key) =>
        key.slice('reader.'.length)
      )
    );
  } catch {
    // Nothing was stored.
  }
  names = names.filter((name) => beginnings.some((beginning) => name.startsWith(beginning)));
  names.forEach(forget);
}

const THEMES = ['system', 'light', 'sepia', 'dark'];

export function applyTheme(theme = preference('theme', 'system')) {
  remember('theme', theme);
  document.documentElement.dataset.theme = theme;
}

export function nextTheme() {
  const next = THEMES[(THEMES.indexOf(preference('theme', 'system')) + 1) % THEMES.length];
  applyTheme(next);
  return next;
}
