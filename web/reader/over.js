/** After so long without movement, the next one is another. */
const PAUSE_MS = 200;
/** So many pixels over the end are meant. */
const FAR = 60;

/**
 * Scrolling over the end of a chapter, or over its start: it leads on to the next when the movement began there, so that one which only
 * arrives there, and the momentum of a finger, do not.
 */
export class Over {
  /** @type {'end' | 'start' | 'both' | undefined} where the movement began */
  #edge;
  #last = -Infinity;
  #sum = 0;

  /** @param {import('./page.js').Reading} reading */
  constructor(reading) {
    this.reading = reading;
  }

  /** A movement begins, or goes on; a touch, which has no time, always begins one. @param {number} time */
  begin(time) {
    const isNew = time === 0 || time - this.#last > PAUSE_MS;
    this.#last = time;
    if (!isNew || this.reading.view.paged || !this.reading.chapter) return;
    const [isEnd, isStart] = [!this.reading.view.hasMore(), this.reading.view.isAtStart()];
    this.#edge = isEnd && isStart ? 'both' : isEnd ? 'end' : isStart ? 'start' : undefined;
    this.#sum = 0;
  }

  /** It went so far, rightwards and downwards. @param {number} right @param {number} down */
  pushed(right, down) {
    if (!this.#edge) return;
    this.#sum += this.reading.view.axis.vertical ? -right : down;
    const forward = this.#sum > 0;
    if (Math.abs(this.#sum) < FAR || (this.#edge !== 'both' && this.#edge !== (forward ? 'end' : 'start'))) return;
    this.#edge = undefined;
    this.reading.turn(forward);
  }
}
