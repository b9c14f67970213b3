// The keys of a step. Letters act only here, while a step has the focus.
import { GRID } from './board.js';
import { neighbour } from './flow.js';

const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

const chosen = (board, id) => board.selected.includes(id) ? board.selected : [id];

const shift = (board, id, [right, down]) => board.move(chosen(board, id).map(one => {
  const { x, y } = board.steps.get(one);
  return { id: one, x: x + right * GRID, y: y + down * GRID };
}));

// what is copied is what is selected: a step with the focus alone is selected first
const withChoice = (board, id, gesture) => {
  if (!board.selected.length) board.select([id]);
  board.send(gesture);
};

const walk = (board, view, id, key) => {
  const ids = [...board.steps.keys()];
  const to = key === 'Home' ? ids[0] : key === 'End' ? ids.at(-1) : neighbour(key, id, board.cameFrom, board.steps, board.ways);
  if (!to || to === id) return;
  if (key === 'ArrowDown' || key === 'ArrowRight') {
    if (board.ways.some(way => way.source === id && way.target === to)) board.cameFrom = id;
  } else if (key === 'ArrowUp') board.cameFrom = null;
  view.focus(to);
  view.follow(to);
};

const commands = (board, view, id) => ({
  z: () => board.send({ kind: 'undo' }),
  'shift+z': () => board.send({ kind: 'redo' }),
  y: () => board.send({ kind: 'redo' }),
  x: () => withChoice(board, id, { kind: 'cut' }),
  v: () => board.send({ kind: 'paste', ...view.pasteAt() }),
  d: () => withChoice(board, id, { kind: 'duplicate' }),
});

const letters = (board, view, id) => ({
  a: () => board.send({ kind: 'add-after', id }),
  c: () => board.steps.get(id).shape !== 'note' && board.send({ kind: 'connect-from', id }),
  F2: () => view.rename(id),
  Delete: () => board.send({ kind: 'delete', ids: chosen(board, id) }),
  Backspace: () => board.send({ kind: 'delete', ids: chosen(board, id) }),
});

const looks = (board, view, id) => ({
  Enter: () => board.send({ kind: 'open', id }),
  ' ': () => board.select(board.selected.includes(id) ? board.selected.filter(one => one !== id) : [...board.selected, id]),
  Escape: () => board.select([]),
  o: () => board.send({ kind: 'find' }),
  '+': view.zoomIn, '=': view.zoomIn, '-': view.zoomOut, '0': view.fit,
});

// a line chosen by mouse or finger
const removal = board => {
  const line = board.edges.find(edge => edge.selected);
  return line && (() => board.send({ kind: 'disconnect', source: line.source, port: line.sourceHandle, target: line.target }));
};

const actionOf = (event, board, view, id) => {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) {
    if (key === 'c' && id) return () => withChoice(board, id, { kind: 'copy' });
    if (key === 'a') return () => board.select([...board.steps.keys()]);
    const command = commands(board, view, id)[event.shiftKey ? `shift+${key}` : key];
    return board.isReadOnly || (!id && 'xd'.includes(key)) ? null : command;
  }
  if (!id) return (key === 'Delete' || key === 'Backspace') && event.target === event.currentTarget && !board.isReadOnly ? removal(board) : null;
  if (ARROWS[event.key] && event.shiftKey) return board.isReadOnly ? null : () => shift(board, id, ARROWS[event.key]);
  if (ARROWS[event.key] || key === 'Home' || key === 'End') return () => walk(board, view, id, event.key);
  return looks(board, view, id)[key] ?? (board.isReadOnly ? null : letters(board, view, id)[key]);
};

/** Acts on a key pressed on a step, or with a modifier anywhere on the canvas (`id` is null then). */
export function onKey(event, board, view, id) {
  const action = actionOf(event, board, view, id);
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action();
}
