// Run by CanvasScriptTests: node canvas.test.mjs <folder of the canvas>. Prints how many of the sentences below hold.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const load = name => import(pathToFileURL(join(process.argv[2], name)));
const { neighbour, returnsOf } = await load('flow.js');
const { pathOf, route } = await load('routes.js');

const flow = (ids, ...lines) => {
  const ways = lines.map(line => {
    const [source, port, target] = line.split(' ');
    return { key: line, source, port, target };
  });
  const steps = new Map(ids.map(id => [id, { id, ports: ['yes', 'no', 'back'].map(name => ({ name })) }]));
  return { steps, ways };
};

const vote = flow(['idea', 'vote', 'publish', 'reject', 'alone'], 'vote no reject', 'vote back idea', 'idea yes vote', 'vote yes publish');

const sentences = {
  'a way to a step that came before is a return, and no other is'() {
    assert.deepEqual([...returnsOf(vote.steps, vote.ways)], ['vote back idea']);
  },
  'a circle without a beginning has one return'() {
    const { steps, ways } = flow(['a', 'b', 'c'], 'a yes b', 'b yes c', 'c yes a');
    assert.deepEqual([...returnsOf(steps, ways)], ['c yes a']);
  },
  'a step that leads to itself returns to itself'() {
    const { steps, ways } = flow(['a'], 'a no a');
    assert.deepEqual([...returnsOf(steps, ways)], ['a no a']);
  },
  'arrow keys follow the first outcome, lead back, and go round the steps beside'() {
    const from = (key, id, cameFrom) => neighbour(key, id, cameFrom, vote.steps, vote.ways);
    assert.equal(from('ArrowDown', 'vote'), 'publish');
    assert.equal(from('ArrowUp', 'publish'), 'vote');
    assert.equal(from('ArrowRight', 'publish'), 'reject');
    assert.equal(from('ArrowRight', 'reject'), 'idea');
    assert.equal(from('ArrowLeft', 'publish'), 'idea');
    assert.equal(from('ArrowRight', 'alone'), undefined);
  },
  'whatever the places, lines run at right angles from outcome to step'() {
    everyLine((points, way, boxes) => {
      for (const [index, to] of points.slice(1).entries()) assert.ok(to[0] === points[index][0] || to[1] === points[index][1]);
      const [from, to] = [boxes.get(way.source), boxes.get(way.target)];
      assert.deepEqual(points[0], [from.left + 110, from.bottom]);
      assert.ok(points.at(-1)[1] === to.top && points.at(-1)[0] > to.left && points.at(-1)[0] < to.right);
      assert.match(pathOf(points), /^M[-\d.]+,[-\d.]+(L[-\d.,]+(Q[-\d.,]+ [-\d.,]+)?)+$/);
    });
  },
  'lines do not run over steps that stand apart'() {
    everyLine((points, way, boxes) => {
      for (const box of boxes.values()) for (const [index, to] of points.slice(1).entries()) {
        const from = points[index];
        const isOver = Math.max(from[0], to[0]) > box.left && Math.min(from[0], to[0]) < box.right
          && Math.max(from[1], to[1]) > box.top && Math.min(from[1], to[1]) < box.bottom;
        assert.ok(!isOver, `${way.key} runs over a step at ${box.left}, ${box.top}`);
      }
    });
  },
  'two lines side by side do not lie on each other'() {
    const boxes = new Map([['a', 0, 0], ['b', 300, 0], ['c', 800, 160], ['d', 1100, 160]].map(([id, left, top]) => [id, box(left, top)]));
    const runs = [];
    const [one, other] = ['a yes c', 'b yes d'].map(key => route(wayOf(key), boxes, runs));
    assert.notEqual(one[1][1], other[1][1]);
  },
};

function box(left, top) {
  return { left, top, right: left + 220, bottom: top + 90, ports: [{ name: 'yes', x: 110 }] };
}

function wayOf(key) {
  const [source, port, target] = key.split(' ');
  return { key, source, port, target, isBack: false };
}

// steps on the places of a grid with room between, and lines between any two of them
function everyLine(check) {
  let seed = 7;
  const next = below => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 40; round++) {
    const boxes = new Map();
    for (let count = 0; count < 12; count++) {
      const [column, row] = [next(5), next(6)];
      boxes.set(`${column}-${row}`, box(column * 320, row * 220));
    }
    const ids = [...boxes.keys()];
    const runs = [];
    for (let count = 0; count < 10; count++) {
      const way = wayOf(`${ids[next(ids.length)]} yes ${ids[next(ids.length)]}`);
      check(route(way, boxes, runs), way, boxes);
    }
  }
}

for (const [sentence, holds] of Object.entries(sentences)) {
  try {
    holds();
  } catch (error) {
    console.error(`It does not hold that ${sentence}:\n${error.message}`);
    process.exitCode = 1;
  }
}
if (!process.exitCode) console.log(`${Object.keys(sentences).length} hold`);
