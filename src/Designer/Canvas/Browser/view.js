// What part of the drawing is seen, and which step has the focus.
import { flushSync } from 'react-dom';
import { arrange } from './arrange.js';

const MARGIN = 48;
const TOOLS = 44;
const READABLE = 0.75;
const OPENING = 0.85;
const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const pace = () => ({ duration: calm() ? 0 : 220 });

export class View {
  #pointer = null;
  #following = 0;
  #isReady;

  constructor(board, element) {
    this.board = board;
    this.element = element;
    this.ready = new Promise(done => { this.#isReady = done; });
    board.stop = () => board.current ?? board.selected.at(-1) ?? board.steps.keys().next().value;
  }

  onReady = flow => {
    this.flow = flow;
    this.#isReady();
    // where the canvas stands on a tab that is not shown yet, it opens when it is
    new ResizeObserver((sizes, observer) => {
      if (!this.element.clientWidth) return;
      observer.disconnect();
      this.#open();
    }).observe(this.element);
  };

  // A small definition is shown whole; of a large one what is chosen, else its beginning, where it can be read.
  #open() {
    const { width, height } = this.element.getBoundingClientRect();
    const bounds = this.flow.getNodesBounds(this.board.nodes);
    if (Math.min((width - MARGIN) / bounds.width, (height - MARGIN) / bounds.height) > 0.6 || !this.board.nodes.length) this.flow.fitView({ maxZoom: 1, padding: this.#frame() });
    else {
      const first = this.board.nodes.find(node => node.id === this.board.selected.at(-1)) ?? this.board.nodes.find(node => node.data.step.shape !== 'note') ?? this.board.nodes[0];
      this.flow.setViewport({ zoom: OPENING, x: width / 2 - (first.position.x + first.width / 2) * OPENING, y: MARGIN - first.position.y * OPENING });
    }
  }

  fit = () => this.flow.fitView({ ...pace(), maxZoom: 1, padding: this.#frame() });
  zoomIn = () => this.flow.zoomIn(pace());
  zoomOut = () => this.flow.zoomOut(pace());

  tidy = async () => {
    this.board.move(await arrange(this.board.steps, this.board.sizes, this.board.ways));
    this.fit();
  };

  // what is shown whole lies under neither the small map nor the tools
  #frame() {
    const map = this.element.querySelector('.react-flow__minimap')?.clientWidth ?? 0;
    return { top: '24px', left: '24px', bottom: `${TOOLS + 16}px`, right: `${map ? map + 40 : 24}px` };
  }

  #face = id => this.element.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"] .canvas-face`);

  /** Gives the focus to a step; nothing happens where there is no such step. */
  focus(id) {
    if (!this.board.steps.has(id)) return;
    flushSync(() => this.board.say({ current: id }));
    this.#face(id)?.focus({ preventScroll: true, focusVisible: true });
    this.#reveal(id);
  }

  /** Lets the name of a step be written in its place. */
  rename(id) {
    if (!this.board.isReadOnly) flushSync(() => this.board.say({ current: id, renaming: id }));
  }

  /** Gives the focus to a step and shows it so that it can be read. */
  bring(id) {
    this.focus(id);
    this.see(id);
  }

  /** Shows a step so that it can be read; the focus stays where it is. */
  see(id) {
    const node = this.board.steps.has(id) ? this.flow.getNode(id) : null;
    if (!node) return;
    if (this.flow.getZoom() >= READABLE) {
      this.#reveal(id);
      return;
    }
    this.flow.setCenter(node.position.x + node.width / 2, node.position.y + node.height / 2, { ...pace(), zoom: READABLE });
  }

  /** What the focus is walked to is selected too, once it rests. */
  follow(id) {
    clearTimeout(this.#following);
    this.#following = setTimeout(() => this.board.current === id && this.board.select([id]), 150);
  }

  // what a finger or the mouse is on must not move away under it
  onFocus(id) {
    if (this.board.current !== id) this.board.say({ current: id });
    if (this.#face(id)?.matches(':focus-visible')) this.#reveal(id);
  }

  // into view, and not below the small map or the tools
  #reveal(id) {
    const node = this.flow?.getNode(id);
    if (!node) return;
    const { x, y, zoom } = this.flow.getViewport();
    const { width, height } = this.element.getBoundingClientRect();
    const map = this.element.querySelector('.react-flow__minimap')?.clientWidth ?? 0;
    const by = (start, size, from, to) => start < from ? from - start : start + size > to ? Math.max(to - start - size, from - start) : 0;
    const right = by(node.position.x * zoom + x, node.width * zoom, MARGIN, width - MARGIN - map);
    const down = by(node.position.y * zoom + y, node.height * zoom, MARGIN, height - MARGIN - TOOLS);
    if (right || down) this.flow.setViewport({ x: x + right, y: y + down, zoom }, pace());
  }

  /** Changes the drawing; where the step with the focus goes, the focus stays on the canvas: on what led there, else on what followed. */
  keepingFocus(change) {
    const { board } = this;
    const held = document.activeElement?.closest('.react-flow__node')?.dataset.id;
    const heirs = held ? [...board.ways.filter(way => way.target === held).map(way => way.source), ...board.ways.filter(way => way.source === held).map(way => way.target)] : [];
    const isHere = held && this.element.contains(document.activeElement);
    flushSync(change);
    if (!isHere || board.steps.has(held)) return;
    const heir = heirs.find(id => board.steps.has(id)) ?? board.steps.keys().next().value;
    if (heir) this.focus(heir);
    else this.element.querySelector('.react-flow').focus();
  }

  onPane = () => this.element.querySelector('.react-flow').focus({ preventScroll: true });
  onPointer = event => { this.#pointer = { x: event.clientX, y: event.clientY }; };
  onPointerGone = () => { this.#pointer = null; };

  /** Where a paste goes: to the mouse over the canvas, else beside the step with the focus. */
  pasteAt() {
    const step = this.board.steps.get(this.board.current);
    const { left, top, width, height } = this.element.getBoundingClientRect();
    const place = this.#pointer || !step
      ? this.flow.screenToFlowPosition(this.#pointer ?? { x: left + width / 2, y: top + height / 2 })
      : { x: step.x + 40, y: step.y + 40 };
    return { x: Math.round(place.x), y: Math.round(place.y) };
  }
}
