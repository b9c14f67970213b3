// The canvas of the workflow designer. `mount` draws into an element and answers with what the server may ask of it.
import '@xyflow/react/dist/base.css';
import './canvas.css';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { Background, ReactFlow, ReactFlowProvider, SelectionMode, useReactFlow } from '@xyflow/react';
import { arrange } from './arrange.js';
import { Board, GRID } from './board.js';
import { onKey } from './keys.js';
import { useFontOf } from './measure.js';
import { Canvas } from './shared.jsx';
import { Step } from './Step.jsx';
import { Map as SmallMap, Tools } from './Tools.jsx';
import { View } from './view.js';
import { Way } from './Way.jsx';

const NODES = { step: Step };
const EDGES = { way: Way };
const ITEM = 'application/x-governance-step';
// the library's own words, in case it ever says them: all that is said comes from the server
const SILENCE = { 'node.a11yDescription.default': '', 'node.a11yDescription.keyboardDisabled': '', 'edge.a11yDescription.default': '', 'node.a11yDescription.ariaLiveMessage': () => '' };

const dragged = board => (event, node, nodes) => board.move((nodes ?? node).map(one => ({ id: one.id, x: Math.round(one.position.x), y: Math.round(one.position.y) })));

// a line may be let go anywhere on a step
const connected = (board, flow) => (event, { fromHandle, fromNode }) => {
  const { clientX, clientY } = event.changedTouches?.[0] ?? event;
  const target = document.elementsFromPoint(clientX, clientY).map(one => one.closest('.react-flow__node')).find(Boolean)?.dataset.id;
  if (target && fromHandle?.type === 'source' && board.steps.get(target)?.shape !== 'note') board.send({ kind: 'connect', source: fromNode.id, port: fromHandle.id, target });
};

function Flow({ board, view }) {
  const flow = useReactFlow();
  useSyncExternalStore(board.subscribe, board.version);
  useEffect(() => { view.flow = flow; }, [flow]);
  const canEdit = !board.isReadOnly;
  const drop = event => {
    const type = event.dataTransfer.getData(ITEM);
    if (!type || !canEdit) return;
    event.preventDefault();
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
    board.send({ kind: 'drop', type, x: Math.round(x), y: Math.round(y) });
  };
  const stop = dragged(board);
  return <ReactFlow
    id={board.id} nodes={board.nodes} edges={board.edges} nodeTypes={NODES} edgeTypes={EDGES} onNodesChange={board.onNodes} onEdgesChange={board.onEdges}
    aria-label={board.label} aria-describedby={`${board.id}-help`} ariaLabelConfig={SILENCE} disableKeyboardA11y nodesFocusable={false} edgesFocusable={false}
    tabIndex={board.steps.size ? -1 : 0} onKeyDown={event => onKey(event, board, view, null)} onPointerMove={view.onPointer} onPointerLeave={view.onPointerGone}
    nodesDraggable={canEdit} nodesConnectable={canEdit} elementsSelectable deleteKeyCode={null} panActivationKeyCode={null}
    selectionKeyCode="Shift" multiSelectionKeyCode={['Control', 'Meta']} selectionMode={SelectionMode.Partial} connectOnClick={false}
    onSelectionStart={() => { board.isBoxing = true; }} onSelectionEnd={() => { board.isBoxing = false; board.tell(); }}
     onPaneClick={view.onPane} onEdgeClick={view.onPane} onNodeDragStop={stop} onSelectionDragStop={stop}
    onConnectEnd={connected(board, flow)} onDragOver={event => event.preventDefault()} onDrop={drop}
    snapToGrid snapGrid={[GRID / 2, GRID / 2]} minZoom={0.1} maxZoom={2} panOnScroll zoomOnDoubleClick={false} nodeDragThreshold={3}
    onInit={view.onReady}>
    <Background gap={GRID} size={1} />
    <SmallMap />
    <Tools />
    <p id={`${board.id}-help`} className="sr">{board.isReadOnly ? board.texts.helpReading : board.texts.help}</p>
  </ReactFlow>;
}

// The styles stand inside the canvas: what the page merges away when it changes does not reach there.
const styled = element => new Promise(done => element.append(
  Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('canvas.css', import.meta.url).href, onload: done, onerror: done })));

const onDragStart = event => {
  const type = event.target.closest?.('[data-step-type]')?.dataset.stepType;
  if (type) event.dataTransfer.setData(ITEM, type);
};

let count = 0;

/** Draws the canvas into an element. `page` hears each gesture; `begin` holds texts, drawing, selection, label and whether it is read-only. */
export async function mount(element, page, begin) {
  await styled(element);
  useFontOf(element);
  const board = new Board(begin.texts, gesture => page.invokeMethodAsync('Gesture', gesture));
  board.id = `canvas-${++count}`;
  const view = new View(board, element);
  board.change(begin.drawing);
  board.show(begin.selected);
  board.say({ isReadOnly: begin.isReadOnly, label: begin.label });
  const root = createRoot(element.appendChild(Object.assign(document.createElement('div'), { className: 'canvas-root' })));
  root.render(<ReactFlowProvider><Canvas.Provider value={{ board, view }}><Flow board={board} view={view} /></Canvas.Provider></ReactFlowProvider>);
  document.addEventListener('dragstart', onDragStart);
  await view.ready;
  return {
    change: drawing => view.keepingFocus(() => board.change(drawing)),
    show: ids => {
      board.show(ids);
      view.see(ids.at(-1));
    },
    say: properties => board.say(properties),
    focusStep: id => view.bring(id),
    fit: () => view.fit(),
    arrange: () => arrange(board.steps, board.sizes, board.ways),
    dispose: () => {
      document.removeEventListener('dragstart', onDragStart);
      root.unmount();
      element.replaceChildren();
    },
  };
}
