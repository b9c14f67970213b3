// A way as a line with its tip. Chosen with the mouse or a finger it offers its removal; by key a way is changed from its step.
import { memo, useContext } from 'react';
import { EdgeLabelRenderer, useViewport } from '@xyflow/react';
import { Canvas, Sign, useBoard } from './shared.jsx';

const CROSS = 'M5.5 5.5l9 9M14.5 5.5l-9 9';

// as large at every zoom
function Removal({ board, gesture }) {
  const { zoom } = useViewport();
  return <button type="button" style={{ transform: `scale(${1 / zoom})` }} onClick={() => board.send(gesture)}><Sign path={CROSS} /><span className="sr">{board.texts.removeLine}</span></button>;
}

export const Way = memo(({ source, sourceHandleId, target, selected, data }) => {
  const { board } = useContext(Canvas);
  const place = { transform: `translate(-50%,-50%) translate(${data.middle[0]}px,${data.middle[1]}px)` };
  const look = [data.isBack && 'is-back', selected && 'is-selected', data.mark && `is-${data.mark}`].filter(Boolean).join(' ');
  const isOffered = useBoard(one => !one.isReadOnly && one.edges.filter(edge => edge.selected).length === 1) && selected;
  return <>
    <path className="canvas-reach" d={data.line} />
    <path className={`canvas-way ${look}`} d={data.line} />
    <path className={`canvas-tip ${look}`} d={data.tip} />
    {(data.label || isOffered) && <EdgeLabelRenderer>
      <span className="canvas-way-label nodrag nopan" style={place}>
        {data.label}
        {isOffered && <Removal board={board} gesture={{ kind: 'disconnect', source, port: sourceHandleId, target }} />}
      </span>
    </EdgeLabelRenderer>}
  </>;
});
