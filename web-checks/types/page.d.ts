/** What the page reads and writes, by the names that its scripts use: rows of the database and files of a bundle. */

/** A row of `books`. */
interface BookRow {
  id: string;
  title: string;
  language: string;
  storage_path: string;
  processed_path: string | null;
  processed_at: string | null;
  processing_status: string;
  processing_stage?: string;
  processing_progress?: number;
  processing_error?: string | null;
  cover?: string | null;
  added_at?: string;
  created_at: string;
  last_read_at?: string | null;
}

/** A row of `book_processing_jobs`, or a line of the operator's list of them. */
interface Job {
  id: string;
  book_id: string;
  title?: string;
  language?: string | null;
  status: 'queued' | 'processing' | 'done' | 'error' | 'cancelled';
  stage: string;
  progress: number;
  error?: string | null;
  error_code?: string | null;
  error_parameters?: Record<string, string | number> | null;
  attempts: number;
  attempts_forgiven: number;
  attempts_left: number;
  max_attempts: number;
  created_at: string;
  updated_at: string;
  started_at: string | null;
  finished_at?: string | null;
  locked_at: string | null;
  locked_by?: string | null;
  lease_until?: string | null;
  run_at?: string | null;
  deferred?: boolean;
  waits_until: string | null;
  heartbeat_age_seconds: number | null;
  lease_seconds_left: number | null;
}

/** A row of `progress`. */
interface Progress {
  book_id: string;
  chapter_id: string;
  char_offset: number | null;
  updated_at: string;
}

/** A stretch of a text: UTF-16 units, the end excluded. */
interface Span {
  start: number;
  end: number;
}

interface Block extends Span {
  kind: string;
  level?: number;
  image?: string;
  alt?: string;
}

interface Mark extends Span {
  kind: string;
  target?: string;
}

interface Ruby extends Span {
  kind?: string;
  text: string;
}

interface InlineImage extends Span {
  kind?: undefined;
  image: string;
  alt?: string;
}

interface ChapterEntry {
  id: string;
  title: string;
  content: string;
  textHash?: string;
  tokensPath?: string;
  level?: number;
  parentId?: string;
  blocks?: Block[];
  inlineImages?: InlineImage[];
  marks?: Mark[];
  ruby?: Ruby[];
  anchors?: { key: string; at: number }[];
}

interface NotePlace extends Span {
  chapterId: string;
}

interface Manifest {
  bookId: string;
  title: string;
  language: string;
  creator?: string;
  writingMode?: string;
  words?: string;
  chapters: ChapterEntry[];
  footnotes?: { reference: NotePlace; note: NotePlace }[];
  stats?: { characters: number; words: number; distinctWords: number; difficulty?: number };
  glossary?: { file: string; entries: number };
  landmarks?: { type: string; title: string; target: string }[];
}

/** What the words of a book mean; `entries` of a token are places in its `entries`. */
interface GlossaryFile {
  source: { name: string; owner: string; licence: string; licenceUrl: string };
  entries: GlossaryEntry[];
}

interface GlossaryEntry {
  headword: string;
  readings: string[];
  common?: boolean;
  senses: { pos?: string[]; marks?: string[]; glosses: string[] }[];
}

/** What the card of a word shows of a dictionary, and what its licence wants beside it. */
interface Meanings {
  source: string;
  licence: string;
  url?: string;
  entries: { headword: string; reading: string; senses: import('../../web/words/senses.js').Sense[]; common: boolean }[];
}

interface Token extends Span {
  surface: string;
  lemma: string;
  reading: string | null;
  lemmaReading?: string;
  pos: string | null;
  upos?: string;
  isWord: boolean;
  readingSource?: string;
  furigana?: [number, number, string][];
  inflection?: string[];
  base?: string;
  accent?: number;
  entries?: number[];
  sense?: number;
  parts?: Token[];
}

/** A set phrase of several words that the dictionary has whole. */
interface Expression extends Span {
  entries: number[];
}

interface TokenFile {
  textHash?: string;
  tokens: Token[];
  sentences: [number, number][];
  expressions?: Expression[];
}

interface VocabularyEntry {
  lemma: string;
  reading: string | null;
  pos: string | null;
  upos?: string;
  count: number;
  chapters: [number, number][];
  first?: { chapterId: string; start: number };
}

interface VocabularyFile {
  entries: VocabularyEntry[];
  chapters: { id: string; words?: number }[];
}

interface Report {
  warnings: { code: string; where?: string; done: string }[];
}

/** What a person makes of a word. */
type WordState = 'new' | 'learning' | 'known' | 'ignored';

/** Not yet in the compiler's list of what browsers have. */
interface Window {
  trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string } };
}
declare var trustedTypes: Window['trustedTypes'];

/** What the listeners of the page's own fields are called with: whoever listens has made the field. */
type SelectEvent = Event & { target: HTMLSelectElement };
type FieldEvent = Event & { target: HTMLInputElement };
type FormEvent = Event & { currentTarget: HTMLFormElement };
