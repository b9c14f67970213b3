// Zoom, fit, tidy up, and the small map of the whole.
import { useContext } from 'react';
import { MiniMap, Panel, useViewport } from '@xyflow/react';
import { Canvas, Sign } from './shared.jsx';

const Tool = ({ path, name, act }) => <button type="button" className="icon-btn" onClick={act}><Sign path={path} /><span className="sr">{name}</span></button>;

export function Tools() {
  const { board, view } = useContext(Canvas);
  const { zoom } = useViewport();
  const { texts } = board;
  return <Panel position="bottom-left" className="canvas-tools" role="group" aria-label={texts.view}>
    <Tool path="M5 10h10" name={texts.zoomOut} act={view.zoomOut} />
    <span className="canvas-zoom">{new Intl.NumberFormat(texts.culture || undefined, { style: 'percent' }).format(zoom)}</span>
    <Tool path="M10 5v10M5 10h10" name={texts.zoomIn} act={view.zoomIn} />
    <Tool path="M3.5 7.5v-4h4M16.5 7.5v-4h-4M3.5 12.5v4h4M16.5 12.5v4h-4" name={texts.fit} act={view.fit} />
    {!board.isReadOnly && <button type="button" className="icon-btn" onClick={view.tidy}>{texts.tidy}</button>}
  </Panel>;
}

const hueOf = node => node.data.step.shape === 'note' ? 'is-note' : `hue-${node.data.step.hue}${node.data.step.problem ? ' is-problem' : ''}${node.selected ? ' is-selected' : ''}`;

const MAP = 150;

// as tall as the drawing asks for, within bounds
const heightOf = nodes => {
  const [right, down] = [Math.max(1, ...nodes.map(node => node.position.x)), Math.max(1, ...nodes.map(node => node.position.y))];
  return Math.round(Math.min(170, Math.max(100, MAP * (down / right) * 0.6)));
};

export const Map = () => {
  const { board } = useContext(Canvas);
  return <MiniMap position="top-right" pannable zoomable ariaLabel={board.texts.map} nodeClassName={hueOf}
    nodeBorderRadius={12} offsetScale={2} style={{ width: MAP, height: heightOf(board.nodes) }} />;
};
