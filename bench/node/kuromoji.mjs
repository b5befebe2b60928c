// A text through kuromoji.js with its dictionary (IPADIC), line by line; every token's reading is asked for.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import kuromoji from 'kuromoji';

const home = dirname(createRequire(import.meta.url).resolve('kuromoji/package.json'));
kuromoji.builder({ dicPath: join(home, 'dict') }).build((error, tokenizer) => {
  if (error) {
    throw error;
  }
  let read = 0;
  for (const line of readFileSync(process.argv[2], 'utf8').split('\n')) {
    for (const token of tokenizer.tokenize(line)) {
      read += token.reading ? 1 : 0;
    }
  }
  console.log(`${read} tokens with a reading`);
});
