// How large a step is drawn. Known before it is drawn, so that lines and the tidy order never wait for the browser.
const pen = document.createElement('canvas').getContext('2d');
let family = 'sans-serif';

export const PORT_HEIGHT = 24;
const LINE = 18;
const GRID = 20;
const CARD = 220;
const WIDEST_PORT = 150;

export const useFontOf = element => { family = getComputedStyle(element).fontFamily || family; };

const wide = (text, size, weight) => {
  pen.font = `${weight} ${size}px ${family}`;
  return pen.measureText(text).width;
};

const rows = (text, width, size, weight) => {
  let count = 0;
  for (const paragraph of text.split('\n')) {
    let used = Infinity;
    for (const word of paragraph.split(' ')) {
      const next = wide(word + ' ', size, weight);
      if (used + next > width + 4) { count++; used = 0; }
      used += next;
    }
  }
  return Math.max(1, count);
};

const onGrid = width => Math.ceil(width / GRID) * GRID;

// A single outcome is a dot; several hang below the step as tabs that carry their labels.
const portsOf = (ports, least) => {
  if (ports.length < 2) return { width: least, ports: ports.map(port => ({ ...port, width: 0 })) };
  const widths = ports.map(port => Math.min(WIDEST_PORT, Math.ceil(wide(port.label, 13, 600)) + 18));
  const all = widths.reduce((sum, width) => sum + width + 4, -4);
  const width = onGrid(Math.max(least, all + 24));
  let left = Math.round((width - all) / 2);
  return { width, ports: ports.map((port, index) => {
    const placed = { ...port, left, width: widths[index] };
    left += widths[index] + 4;
    return placed;
  }) };
};

const least = step => step.shape === 'card' || step.shape === 'note' ? CARD
  : Math.min(CARD + GRID, Math.max(100, onGrid(Math.max(wide(step.title, 14, 650), wide(step.live ?? '', 13, 600), ...step.lines.map(line => wide(line, 13, 400))) + 60)));

/** Width and height of a step with its outcomes: where each begins (x from the left edge), and how far down the box reaches. */
export function sizeOf(step) {
  const { width, ports } = portsOf(step.ports, least(step));
  if (step.shape === 'note') {
    const text = [step.title, ...step.lines].reduce((sum, line) => sum + rows(line, width - 24, 14, 400), 0);
    return { width, height: text * LINE + 20, box: text * LINE + 20, ports: [] };
  }
  const room = width - (step.shape === 'card' ? 48 : 60);
  const second = line => line ? Math.min(2, rows(line, room, 13, 600)) : 0;
  const lines = Math.min(2, rows(step.title, room, 14, 650)) + step.lines.length + second(step.problem) + second(step.live);
  const box = Math.max(36, lines * LINE + (step.shape === 'card' ? 20 : 16));
  return {
    width, box, height: box + (ports.length > 1 ? PORT_HEIGHT - 1 : 0),
    ports: ports.map(port => ({ ...port, x: port.width ? port.left + port.width / 2 : width / 2 })),
  };
}
