// Questions about the flow of a drawing: what follows, what leads here, which ways are returns.

/** The ways out of each step, in the order of its outcomes. */
export function waysOut(steps, ways) {
  const out = new Map([...steps.keys()].map(id => [id, []]));
  for (const way of ways) out.get(way.source)?.push(way);
  for (const [id, list] of out) {
    const names = steps.get(id).ports.map(port => port.name);
    list.sort((one, other) => names.indexOf(one.port) - names.indexOf(other.port));
  }
  return out;
}

/** The keys of the ways that lead back to a step that came before: walking from the starts, outcome by outcome. */
export function returnsOf(steps, ways) {
  const out = waysOut(steps, ways);
  const reached = new Set(ways.map(way => way.target));
  const [open, done, returns] = [new Set(), new Set(), new Set()];
  for (const first of [...steps.keys()].filter(id => !reached.has(id)).concat(...steps.keys())) {
    if (done.has(first)) continue;
    const path = [[first, 0]];
    open.add(first);
    while (path.length) {
      const [id, next] = path.at(-1);
      const way = out.get(id)[next];
      if (!way) {
        open.delete(id);
        done.add(id);
        path.pop();
        continue;
      }
      path.at(-1)[1]++;
      if (open.has(way.target)) returns.add(way.key);
      else if (!done.has(way.target) && steps.has(way.target)) {
        open.add(way.target);
        path.push([way.target, 0]);
      }
    }
  }
  return returns;
}

/**
 * Where an arrow key leads from a step. Down follows the first outcome, up goes back to where one came from, left and
 * right go round the steps beside it: those that follow the same step. Where there is no other, they go on and back.
 */
export function neighbour(key, id, cameFrom, steps, ways) {
  const out = waysOut(steps, ways);
  const next = out.get(id).map(way => way.target).filter(target => target !== id)[0];
  const leads = ways.filter(way => way.target === id && way.source !== id).map(way => way.source);
  const before = leads.includes(cameFrom) ? cameFrom : leads[0];
  if (key === 'ArrowDown') return next;
  if (key === 'ArrowUp') return before;
  const beside = [...new Set((before ? out.get(before) : []).map(way => way.target))];
  if (beside.length < 2) return key === 'ArrowRight' ? next : before;
  const place = beside.indexOf(id) + (key === 'ArrowRight' ? 1 : -1);
  return beside[(place + beside.length) % beside.length];
}
