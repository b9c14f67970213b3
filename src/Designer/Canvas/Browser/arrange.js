// The tidy order of a drawing, reckoned by elk in a worker that is loaded when it is first asked for.
import ELK from 'elkjs/lib/elk-api.js';
import { returnsOf } from './flow.js';

const GRID = 10;
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.edgeNode': '24',
  'elk.spacing.componentComponent': '60',
  'elk.layered.spacing.nodeNodeBetweenLayers': '64',
  'elk.layered.spacing.edgeNodeBetweenLayers': '20',
  'elk.layered.considerModelOrder.strategy': 'PREFER_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
};

let elk;

const portId = (id, index) => `${id}\n${index}`;

const childOf = (id, size) => ({
  id, width: size.width, height: size.height,
  layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
  ports: [
    { id: portId(id, 'in'), x: size.width / 2, y: 0, width: 0, height: 0, layoutOptions: { 'elk.port.side': 'NORTH' } },
    ...size.ports.map((port, index) => ({ id: portId(id, index), x: port.x, y: size.height, width: 0, height: 0, layoutOptions: { 'elk.port.side': 'SOUTH' } })),
  ],
});

/** Where each step would stand. Returns find their own way around; a note goes with the step next to it. */
export async function arrange(steps, sizes, ways) {
  elk ??= new ELK({ workerUrl: new URL('layout.js', import.meta.url).href, algorithms: ['layered'] });
  const flow = [...steps.values()].filter(step => step.shape !== 'note');
  const returns = returnsOf(steps, ways);
  const graph = await elk.layout({
    id: 'all', layoutOptions: OPTIONS,
    children: flow.map(step => childOf(step.id, sizes.get(step.id))),
    edges: ways.filter(way => !returns.has(way.key)).map(way => ({
      id: way.key,
      sources: [portId(way.source, sizes.get(way.source).ports.findIndex(port => port.name === way.port))],
      targets: [portId(way.target, 'in')],
    })),
  });
  const round = number => Math.round(number / GRID) * GRID;
  const places = new Map(graph.children.map(child => [child.id, { id: child.id, x: round(child.x), y: round(child.y) }]));
  for (const note of [...steps.values()].filter(step => step.shape === 'note')) {
    const beside = flow.reduce((one, other) => !one || away(other, note) < away(one, note) ? other : one, null);
    const moved = places.get(beside?.id);
    places.set(note.id, { id: note.id, x: round(note.x + (moved ? moved.x - beside.x : 0)), y: round(note.y + (moved ? moved.y - beside.y : 0)) });
  }
  return [...places.values()];
}

const away = (step, note) => Math.hypot(step.x - note.x, step.y - note.y);
