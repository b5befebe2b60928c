import { t } from '../i18n/index.js';
import { notify } from '../ui/notice.js';
import { spoken, voiceFor } from './speech.js';

/** A sentence without any of these has nothing to say. */
const SPOKEN = /[\p{L}\p{N}]/u;

/** Reads the open book aloud, sentence by sentence, and marks the one that is heard; pages turn along. */
export class Aloud {
  /** @param {import('./page.js').Reading} reading @param {(isOn: boolean) => void} changed */
  constructor(reading, changed) {
    this.reading = reading;
    this.changed = changed;
    this.isOn = false;
    this.turn = 0;
  }

  static get isPossible() {
    return 'speechSynthesis' in globalThis;
  }

  toggle() {
    if (this.isOn) this.stop();
    else this.start();
  }

  start() {
    const { chapter, view, words } = this.reading;
    if (!chapter || !Aloud.isPossible) return;
    const from = words.isInText || words.card.isOpen ? chapter.tokens[words.current]?.start ?? view.at : view.at;
    words.close();
    this.isOn = true;
    this.changed(true);
    this.#say(from);
  }

  stop() {
    if (!this.isOn) return;
    this.isOn = false;
    this.turn++;
    speechSynthesis.cancel();
    this.reading.shown.show('sentence', []);
    this.changed(false);
  }

  /** The first sentence that ends behind an offset, then the next; over the border of a chapter. @param {number} from */
  async #say(from) {
    const own = ++this.turn;
    const { chapter, manifest } = this.reading;
    const next = chapter.sentences.find(([start, end]) => end > from && SPOKEN.test(chapter.content.slice(start, end)));
    if (!next) {
      if (chapter.index + 1 >= manifest.chapters.length) {
        this.stop();
        return;
      }
      await this.reading.chapterBy(1);
      if (this.isOn && own === this.turn && this.reading.chapter !== chapter) this.#say(0);
      return;
    }
    const [start, end] = next;
    this.#show(start, end);
    const utterance = new SpeechSynthesisUtterance(spoken(chapter.content, chapter.tokens, { start, end }));
    utterance.lang = manifest.language;
    const voice = voiceFor(speechSynthesis.getVoices(), manifest.language);
    if (voice) utterance.voice = voice;
    utterance.onend = () => this.isOn && own === this.turn && this.#say(end);
    utterance.onerror = ({ error }) => {
      if (own !== this.turn || error === 'canceled' || error === 'interrupted') return;
      this.stop();
      notify(t('aloud.failed'), 'error');
    };
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance);
  }

  /** @param {number} start @param {number} end */
  #show(start, end) {
    const { chapter, shown, view } = this.reading;
    const index = chapter.tokenAt(start);
    const word = chapter.tokens[index] && view.word(index);
    if (word && !view.isInSight(word)) view.go(start);
    shown.show('sentence', [{ start, end }]);
  }
}
