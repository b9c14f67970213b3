// What is drawn right now. The server's drawing is the only state: here it is kept as the server last said it, and only
// what a finger holds (a drag) or the eye chose (selection, focus) runs ahead of it.
import { applyNodeChanges } from '@xyflow/react';
import { returnsOf } from './flow.js';
import { sizeOf } from './measure.js';
import { middleOf, pathOf, route, tipOf } from './routes.js';

export const GRID = 20;
const SILENT = { 'aria-roledescription': undefined };
const HIDDEN = { 'aria-hidden': true, 'aria-roledescription': undefined, 'aria-label': undefined, role: undefined };
const keyOf = way => `${way.source}\n${way.port}\n${way.target}`;
const same = (one, other) => one.length === other.length && one.every(id => other.includes(id));

export class Board {
  steps = new Map();
  sizes = new Map();
  ways = [];
  nodes = [];
  edges = [];
  isReadOnly = false;
  label = '';
  current = null;
  renaming = null;
  isBoxing = false;
  #told = [];
  #points = new Map();
  #runs = [];
  #returns = new Set();
  #version = 0;
  #listeners = new Set();

  constructor(texts, send) {
    this.texts = texts;
    this.send = send;
  }

  subscribe = listener => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  version = () => this.#version;

  say(properties) {
    Object.assign(this, properties);
    this.#version++;
    this.#listeners.forEach(listener => listener());
  }

  /** Takes over what differs from the drawing before: steps new or changed, steps gone, the order, all ways where one differs. */
  change({ steps, gone, order, ways }) {
    const moved = new Set(gone);
    for (const id of gone) {
      this.steps.delete(id);
      this.sizes.delete(id);
    }
    for (const step of steps) {
      this.steps.set(step.id, step);
      moved.add(step.id);
    }
    if (order) this.steps = new Map(order.map(id => [id, this.steps.get(id)]));
    if (ways) {
      const before = new Set(this.ways.map(way => way.key));
      this.ways = [...new Map(ways.map(way => [keyOf(way), { ...way, key: keyOf(way) }])).values()].filter(way => this.steps.has(way.source) && this.steps.has(way.target));
      const after = new Set(this.ways.map(way => way.key));
      for (const key of before) if (!after.has(key)) this.#forget(key);
    }
    this.#complete();
    this.#returns = returnsOf(this.steps, this.ways);
    const held = new Map(this.nodes.map(node => [node.id, node]));
    this.nodes = [...this.steps.values()].map(step => this.#nodeOf(step, held.get(step.id), moved.has(step.id)));
    this.#draw(moved);
    if (!this.steps.has(this.current)) this.current = null;
    this.say({});
  }

  // an outcome that no list names, and yet a way leads from it, is drawn too
  #complete() {
    for (const step of this.steps.values()) {
      const named = new Set(step.ports.map(port => port.name));
      const unnamed = new Set(this.ways.filter(way => way.source === step.id && !named.has(way.port)).map(way => way.port));
      const whole = unnamed.size ? { ...step, ports: [...step.ports, ...[...unnamed].map(name => ({ name, label: name }))] } : step;
      if (whole !== step) this.steps.set(step.id, whole);
      this.sizes.set(step.id, sizeOf(whole));
    }
  }

  #nodeOf(step, held, isNew) {
    if (held && !isNew && held.data.step === step) return held;
    const size = this.sizes.get(step.id);
    return {
      id: step.id, type: 'step', domAttributes: SILENT, selected: held?.selected ?? this.#told.includes(step.id),
      position: held?.dragging ? held.position : { x: step.x, y: step.y }, dragging: held?.dragging,
      width: size.width, height: size.height, measured: { width: size.width, height: size.height },
      zIndex: step.shape === 'note' ? -1 : 0, connectable: step.shape !== 'note', data: { step, size },
    };
  }

  #forget(key) {
    this.#points.delete(key);
    this.#runs = this.#runs.filter(run => run.key !== key);
  }

  // Draws the ways at the steps that moved anew, and those that a moved step now stands on; the others stay as they are.
  #draw(moved) {
    const boxes = new Map(this.nodes.map(node => {
      const { x, y } = node.position;
      return [node.id, { left: x, top: y, right: x + node.width, bottom: y + node.height, ports: node.data.size.ports, isNote: node.data.step.shape === 'note' }];
    }));
    const stale = this.ways.filter(way => !this.#points.has(way.key) || moved.has(way.source) || moved.has(way.target) || this.#isCovered(way, moved, boxes));
    stale.forEach(way => this.#forget(way.key));
    for (const way of stale.map(way => ({ ...way, isBack: this.#returns.has(way.key) }))) this.#points.set(way.key, route(way, boxes, this.#runs));
    const held = new Map(this.edges.map(edge => [edge.id, edge]));
    const redrawn = new Set(stale.map(way => way.key));
    this.edges = this.ways.map(way => this.#edgeOf(way, held.get(way.key), redrawn.has(way.key)));
  }

  #isCovered(way, moved, boxes) {
    const points = this.#points.get(way.key);
    return [...moved].some(id => {
      const box = boxes.get(id);
      return box && !box.isNote && points.slice(1).some((to, index) => {
        const from = points[index];
        return Math.max(from[0], to[0]) > box.left - 4 && Math.min(from[0], to[0]) < box.right + 4
          && Math.max(from[1], to[1]) > box.top - 4 && Math.min(from[1], to[1]) < box.bottom + 4;
      });
    });
  }

  #edgeOf(way, held, isNew) {
    const isBack = this.#returns.has(way.key);
    if (held && !isNew && held.data.label === way.label && held.data.mark === way.mark && held.data.isBack === isBack) return held;
    const points = this.#points.get(way.key);
    return {
      id: way.key, type: 'way', source: way.source, sourceHandle: way.port, target: way.target, selected: held?.selected ?? false, focusable: false,
      domAttributes: HIDDEN, data: { line: pathOf(points), tip: tipOf(points), middle: middleOf(points), label: way.label, mark: way.mark, isBack },
    };
  }

  get selected() {
    const ids = this.nodes.filter(node => node.selected).map(node => node.id);
    return ids.includes(this.current) ? [...ids.filter(id => id !== this.current), this.current] : ids;
  }

  /** The server's word on what is selected. */
  show(ids) {
    this.#told = ids;
    this.#mark(ids);
  }

  /** A person's choice: shown at once and told. */
  select(ids) {
    this.#mark(ids);
    this.tell();
  }

  #mark(ids) {
    const chosen = new Set(ids);
    this.say({
      nodes: this.nodes.map(node => !!node.selected === chosen.has(node.id) ? node : { ...node, selected: chosen.has(node.id) }),
      edges: this.edges.map(edge => edge.selected ? { ...edge, selected: false } : edge),
    });
  }

  tell() {
    const ids = this.selected;
    if (same(ids, this.#told)) return;
    this.#told = ids;
    this.send({ kind: 'select', ids });
  }

  /** What the mouse does to the boxes: choosing and dragging. */
  onNodes = changes => {
    this.nodes = applyNodeChanges(changes.filter(change => change.type !== 'remove'), this.nodes);
    const moved = changes.filter(change => change.type === 'position').map(change => change.id);
    if (moved.length) this.#draw(new Set(moved));
    this.say({});
    if (!this.isBoxing && changes.some(change => change.type === 'select')) queueMicrotask(() => this.tell());
  };

  onEdges = changes => {
    const chosen = this.isBoxing ? new Map() : new Map(changes.filter(change => change.type === 'select').map(change => [change.id, change.selected]));
    if (chosen.size) this.say({ edges: this.edges.map(edge => chosen.has(edge.id) ? { ...edge, selected: chosen.get(edge.id) } : edge) });
  };

  /** Puts steps at places at once and tells the server. */
  move(places) {
    const to = new Map(places.map(place => [place.id, place]));
    const moved = places.filter(({ id, x, y }) => this.steps.has(id) && (this.steps.get(id).x !== x || this.steps.get(id).y !== y));
    if (!moved.length) return;
    for (const { id, x, y } of moved) this.steps.set(id, { ...this.steps.get(id), x, y });
    this.nodes = this.nodes.map(node => to.has(node.id) ? this.#nodeOf(this.steps.get(node.id), { ...node, dragging: false }, true) : node);
    this.#draw(new Set(to.keys()));
    this.say({});
    this.send({ kind: 'move', places: moved.map(({ id, x, y }) => ({ id, x, y })) });
  }
}
