import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = dirname(HERE);

/** All files below a folder whose names match, in the order of their names. */
export function filesBelow(folder, pattern) {
  return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== 'node_modules').flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path, pattern);
    return pattern.test(entry.name) ? [path] : [];
  }).sort();
}

/** The scripts of the page and those that check it. */
export const scripts = () => [...filesBelow(join(ROOT, 'web'), /\.js$/), ...filesBelow(HERE, /\.mjs$/)];
