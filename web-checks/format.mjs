// Every script of the page and of its checks in one layout: `node format.mjs` tells which are not, `--write` mends them.
import { createFromBuffer } from '@dprint/formatter';
import { getPath } from '@dprint/typescript';
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ROOT, scripts } from './files.mjs';

const formatter = createFromBuffer(readFileSync(getPath()));
formatter.setConfig({ lineWidth: 170, indentWidth: 2, useTabs: false }, {
  quoteStyle: 'preferSingle',
  'arguments.trailingCommas': 'never',
  'parameters.trailingCommas': 'never',
  'arrowFunction.useParentheses': 'force',
  preferHanging: true,
  operatorPosition: 'nextLine',
  'module.sortImportDeclarations': 'maintain',
  'module.sortExportDeclarations': 'maintain',
});
const isWriting = process.argv.includes('--write');
const wrong = scripts().filter((file) => {
  const before = readFileSync(file, 'utf8');
  const after = formatter.formatText({ filePath: file, fileText: before });
  if (after !== before && isWriting) writeFileSync(file, after);
  return after !== before;
});
for (const file of wrong) console.log(`${isWriting ? 'formatted' : 'not formatted'}: ${relative(ROOT, file)}`);
if (wrong.length > 0 && !isWriting) {
  console.log('Run `npm run format` in web-checks.');
  process.exitCode = 1;
}
