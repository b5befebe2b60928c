// All checks of the page, or those that are named: `node check.mjs format lint types tests`. A line each; a failure shows all.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, HERE, ROOT } from './files.mjs';

const program = (name, ...path) => join(HERE, 'node_modules', name, ...path);
const CHECKS = {
  format: { needs: program('@dprint'), run: () => [join(HERE, 'format.mjs')] },
  lint: { needs: program('eslint'),
    run: () => [program('eslint', 'bin', 'eslint.js'), '--max-warnings=0', '--config', join(HERE, 'eslint.config.mjs'), 'web', 'web-checks'] },
  types: { needs: program('typescript'), run: () => [program('typescript', 'bin', 'tsc'), '-p', HERE] },
  tests: { needs: HERE, run: () => ['--test', '--test-reporter=dot', ...filesBelow(join(HERE, 'test'), /\.test\.mjs$/)] },
};

const asked = process.argv.slice(2);
for (const [name, { needs, run }] of Object.entries(CHECKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  if (!existsSync(needs)) continue;
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, run(), { cwd: ROOT, encoding: 'utf8' });
  console.log(`page ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if (status !== 0) {
    console.log(stdout + stderr);
    process.exitCode = 1;
  }
}
