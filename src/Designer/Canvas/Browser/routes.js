// Lines at right angles, from the lower edge of an outcome to the upper edge of a step, around whatever stands between and
// beside one another. Of a few dozen possible ways the cheapest is taken.
const CLEAR = 14;
const TRACK = 10;
const TIP = 7;
const HIT = 4000;

const cornersOf = points => points.slice(1).map((to, index) => {
  const from = points[index];
  return from[0] === to[0]
    ? { isVertical: true, at: from[0], low: Math.min(from[1], to[1]), high: Math.max(from[1], to[1]) }
    : { isVertical: false, at: from[1], low: Math.min(from[0], to[0]), high: Math.max(from[0], to[0]) };
}).filter(run => run.high - run.low > 0.5);

const hits = (run, box, clear) => run.isVertical
  ? run.at > box.left - clear && run.at < box.right + clear && run.high > box.top - clear && run.low < box.bottom + clear
  : run.at > box.top - clear && run.at < box.bottom + clear && run.high > box.left - clear && run.low < box.right + clear;

const clash = (run, other) => {
  if (run.isVertical !== other.isVertical)
    return run.at > other.low && run.at < other.high && other.at > run.low && other.at < run.high ? 14 : 0;
  const shared = Math.min(run.high, other.high) - Math.max(run.low, other.low);
  return Math.abs(run.at - other.at) < TRACK - 2 && shared > 2 ? 60 + shared * 2 : 0;
};

const plain = (from, to, target) => {
  if (to.y - from.y < 24) return [];
  if (from.x >= target.left + 18 && from.x <= target.right - 18) return [[[from.x, from.y], [from.x, to.y]]];
  const last = to.y - CLEAR - TIP;
  const bends = [...new Set([0, 1, 2, 3].flatMap(step => [from.y + CLEAR + step * TRACK, last - step * TRACK]).concat((from.y + to.y) / 2))]
    .filter(y => y > from.y + 4 && y < to.y - TIP - 4);
  return bends.map(y => [[from.x, from.y], [from.x, y], [to.x, y], [to.x, to.y]]);
};

const around = (from, to, near) => {
  const sides = near.flatMap(box => [box.left - CLEAR - 2, box.right + CLEAR + 2]);
  const middle = (from.x + to.x) / 2;
  const outer = [Math.min(...sides), Math.max(...sides)];
  const lanes = [...new Set([...sides.sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle)).slice(0, 12), ...outer])];
  return lanes.flatMap(lane => [0, 1, 2, 3, 4].flatMap(step => {
    const x = lane + (lane < middle ? -step : step) * TRACK;
    const [leave, enter] = [from.y + CLEAR + step * TRACK, to.y - CLEAR - TIP - step * TRACK];
    return [[leave, enter], [from.y + CLEAR, enter], [leave, to.y - CLEAR - TIP]].map(([out, into]) =>
      [[from.x, from.y], [from.x, out], [x, out], [x, into], [to.x, into], [to.x, to.y]]);
  }));
};

const priceOf = points => points.slice(1).reduce((sum, to, index) => sum + Math.abs(to[0] - points[index][0]) + Math.abs(to[1] - points[index][1]), 0) * 0.3 + points.length * 12;

/** The points of a way. `boxes` are all steps, `runs` the stretches of the ways already drawn; its own are added to them. */
export function route(way, boxes, runs) {
  const [source, target] = [boxes.get(way.source), boxes.get(way.target)];
  const port = source.ports.find(one => one.name === way.port);
  const from = { x: source.left + port.x, y: source.bottom };
  const to = { x: target.left + (target.right - target.left) / 2, y: target.top };
  const [top, bottom] = [Math.min(from.y, to.y) - 60, Math.max(from.y, to.y) + 60];
  const near = [...boxes.values()].filter(box => !box.isNote && box.bottom > top && box.top < bottom);
  const others = runs.filter(run => !(run.target === way.target && run.isBack === way.isBack) && !(run.source === way.source && run.port === way.port)
    && (run.isVertical ? run.high > top && run.low < bottom : run.at > top && run.at < bottom));
  const choices = [...plain(from, to, target), ...around(from, to, near)].map(points => ({ points, price: priceOf(points) }));
  choices.sort((one, other) => one.price - other.price);
  let best = choices[0], least = Infinity;
  for (const choice of choices) {
    if (choice.price >= least) break;
    const stretches = cornersOf(choice.points);
    let price = choice.price;
    for (let index = 0; index < stretches.length && price < least; index++) {
      for (const box of near) {
        const isOwnEnd = (box === source && index === 0) || (box === target && index === stretches.length - 1);
        if (!isOwnEnd && hits(stretches[index], box, box === source || box === target ? 2 : 6)) price += HIT;
      }
      for (const run of others) price += clash(stretches[index], run);
    }
    if (price < least) [best, least] = [choice, price];
  }
  for (const run of cornersOf(best.points)) runs.push({ ...run, key: way.key, source: way.source, port: way.port, target: way.target, isBack: way.isBack });
  return best.points;
}

/**
 * The SVG path of the points with rounded corners, drawn from the target back to the source: dashes of lines that reach a
 * step together then lie on each other. The tip of the arrow is left to `tipOf`.
 */
export function pathOf(points) {
  const line = points.filter((point, index) => index === 0 || point[0] !== points[index - 1][0] || point[1] !== points[index - 1][1]).reverse();
  const length = (one, other) => Math.abs(one[0] - other[0]) + Math.abs(one[1] - other[1]);
  const towards = (from, to, by) => [from[0] + Math.sign(to[0] - from[0]) * by, from[1] + Math.sign(to[1] - from[1]) * by];
  return line.map((at, index) => {
    if (index === 0) return `M${at[0]},${at[1] - TIP + 1}`;
    if (index === line.length - 1) return `L${at}`;
    const radius = Math.min(9, length(line[index - 1], at) / 2, length(at, line[index + 1]) / 2);
    return `L${towards(at, line[index - 1], radius)}Q${at} ${towards(at, line[index + 1], radius)}`;
  }).join('');
}

export const tipOf = points => {
  const [x, y] = points.at(-1);
  return `M${x - 5},${y - TIP - 1}L${x},${y}L${x + 5},${y - TIP - 1}z`;
};

/** Where words on the line stand: the middle of its longest level stretch, else of its longest stretch. */
export function middleOf(points) {
  const runs = cornersOf(points);
  const level = runs.filter(run => !run.isVertical && run.high - run.low > 60);
  const run = (level.length ? level : runs).reduce((one, other) => other.high - other.low > one.high - one.low ? other : one);
  const along = (run.low + run.high) / 2;
  return run.isVertical ? [run.at, along] : [along, run.at];
}
