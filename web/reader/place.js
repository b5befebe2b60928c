import { number, percent, t } from '../i18n/index.js';

/** Characters that somebody reads in a minute before the page knows it better: signs of their own, and letters. */
const SPEEDS = { signs: 350, letters: 1000 };

/** Where somebody is in a book: characters of the text from its first chapter on. Pure, no page. */
export class BookPlace {
  /** @param {Pick<Manifest, 'chapters' | 'language'>} manifest */
  constructor({ chapters, language }) {
    this.language = language;
    /** @type {number[]} characters before each chapter, and those of all */
    this.before = [0];
    for (const { content } of chapters) this.before.push((this.before.at(-1) ?? 0) + content.length);
  }

  get all() {
    return this.before[this.before.length - 1];
  }

  /** @param {number} index @param {number} offset */
  at(index, offset) {
    return this.before[index] + offset;
  }

  /** The chapter and the offset in it; of chapters without text that stand there, the first. @param {number} position @returns {[number, number]} */
  find(position) {
    const index = this.before.findIndex((_, i) => i < this.before.length - 1 && this.before[i + 1] > position);
    const last = this.before.findLastIndex((start, i) => i < this.before.length - 1 && start < this.before[i + 1]);
    const chapter = index < 0 ? Math.max(0, last) : index;
    return [chapter, Math.max(0, Math.min(position, this.before[chapter + 1]) - this.before[chapter])];
  }

  /**
   * How much is read: all of it on the last page only.
   * @param {number} position
   * @param {boolean} isEnd
   */
  share(position, isEnd) {
    if (isEnd) return 1;
    return Math.min(0.99, position / Math.max(1, this.all));
  }

  /**
   * Minutes for so many characters.
   * @param {number} characters
   * @param {number} [speed] characters a minute, where the learner's own is known
   */
  minutes(characters, speed) {
    return Math.max(1, Math.round(characters / (speed ?? (/^(ja|zh|ko)\b/.test(this.language) ? SPEEDS.signs : SPEEDS.letters))));
  }

  /**
   * What stands below the text: the share, the time that is left, and figures.
   * @param {number} index
   * @param {number} offset
   * @param {boolean} isEnd
   * @param {number} [speed]
   */
  words(index, offset, isEnd, speed) {
    const position = isEnd ? this.all : this.at(index, offset);
    const [chapter, book] = [this.before[index + 1] - this.at(index, offset), this.all - position];
    return {
      position,
      share: percent(this.share(position, isEnd)),
      left: isEnd ? '' : t('place.left', { chapter: number(this.minutes(chapter, speed)), book: number(this.minutes(book, speed)) }),
      figures: t('reader.of', { n: number(position), all: number(this.all) }),
    };
  }
}

/** The chapter where a book begins: what its landmarks call the beginning of the text, else the first page. @param {Manifest} manifest @param {(key: string | undefined) => {index: number, offset: number} | undefined} targetOf */
export function beginning(manifest, targetOf) {
  const start = manifest.landmarks?.find(({ type }) => type === 'bodymatter' || type === 'text');
  return (start && (targetOf(start.target) ?? targetOf(`${start.target.split('#')[0]}#`))) ?? { index: 0, offset: 0 };
}
