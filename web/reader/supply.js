/** On pages, what is made ready while nothing else happens: this many pages from the place on, and back. */
const AHEAD = 2;
const BACK = 1;
/** Pages further away than these are taken down. */
const FAR_AHEAD = 4;
const FAR_BACK = 2;
const IDLE_MS = 500;

const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 50));

/** Keeps the text around a page built: before it is needed while the browser is idle, and no more than that. */
export class Supply {
  #isPreparing = false;

  /** @param {import('./view.js').View} view */
  constructor(view) {
    this.view = view;
  }

  /** Where a chunk begins and ends. @param {number} index */
  span(index) {
    return this.view.axis.span(this.view.stretch.sections[index].getBoundingClientRect());
  }

  /**
   * Shows more chunks behind until the text reaches so far, or ends.
   * @param {number} end
   */
  reach(end) {
    const { stretch } = this.view;
    while (!stretch.isWhole && this.span(stretch.last)[1] <= end) this.#forward();
  }

  #forward() {
    const { stretch } = this.view;
    stretch.show(stretch.first, stretch.last + 1);
  }

  /**
   * Changes what stands before the text in sight, which does not move.
   * @param {number} first
   */
  before(first) {
    const { view } = this;
    const { axis, stretch } = view;
    const anchor = stretch.last;
    const distance = this.span(anchor)[0] - axis.position;
    stretch.show(first, stretch.last);
    axis.position = this.span(anchor)[0] - distance;
    view.end += axis.position - view.shown;
    view.shown = axis.position;
  }

  /** One step of what the next page will need; then the next step, as long as the browser is idle. */
  prepare() {
    if (this.#isPreparing || !this.view.paged) return;
    this.#isPreparing = true;
    idle(() => {
      this.#isPreparing = false;
      if (this.view.isOpen && this.view.paged && this.#step()) this.prepare();
    }, { timeout: IDLE_MS });
  }

  #step() {
    const { axis, stretch } = this.view;
    const { first, last, isWhole } = stretch;
    const { position, extent } = axis;
    if (last < first) return false;
    if (!isWhole && this.span(last)[1] < position + AHEAD * extent) this.#forward();
    else if (first > 0 && position - this.span(first)[0] < BACK * extent) this.before(first - 1);
    else if (position - this.span(first)[1] > FAR_BACK * extent) this.before(first + 1);
    else if (this.span(last)[0] > position + FAR_AHEAD * extent) stretch.show(first, last - 1);
    else return false;
    return true;
  }
}
