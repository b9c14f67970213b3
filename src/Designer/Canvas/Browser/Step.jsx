// A step as a box: what it is, who and how long, what is wrong, who waits there; below it the outcomes from which lines begin.
import { memo, useContext, useEffect, useRef } from 'react';
import { Handle, Position } from '@xyflow/react';
import { onKey } from './keys.js';
import { Canvas, Sign, useBoard } from './shared.jsx';

const WARNING = 'M10 3.5 17.5 16.5h-15zM10 8.5v3.7M10 14.3v.1';
const PERSON = 'M10 3.7a3.2 3.2 0 1 0 .01 0zM3.8 17c.2-3.4 2.8-5 6.2-5s6 1.6 6.2 5';
const MARKS = { added: 'M10 4v12M4 10h12', removed: 'M4 10h12', changed: 'M4 16l.9-3.9 8.6-8.6 3 3L7.9 15.1z', walked: 'M4 10.5l4 4 8-9', waiting: 'M10 3.7a6.3 6.3 0 1 0 .01 0zM10 6.5v4l2.6 1.6' };

function Renaming({ step }) {
  const { board, view } = useContext(Canvas);
  const input = useRef(null);
  useEffect(() => input.current.select(), []);
  const end = isKept => {
    if (board.renaming !== step.id) return;
    const text = input.current.value.trim();
    board.say({ renaming: null });
    if (isKept && text && text !== step.title) board.send({ kind: 'rename', id: step.id, text });
  };
  const onKeyDown = event => {
    event.stopPropagation();
    if (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey)) return;
    event.preventDefault();
    end(event.key === 'Enter');
    view.focus(step.id);
  };
  const Field = step.shape === 'note' ? 'textarea' : 'input';
  return <Field ref={input} autoFocus className="nodrag nopan nowheel canvas-rename" aria-label={board.texts.name} defaultValue={step.title}
    lang={step.language || undefined} onKeyDown={onKeyDown} onBlur={() => end(true)} />;
}

const Face = ({ step }) => <>
  {step.mark && <span className="canvas-mark"><Sign path={MARKS[step.mark]} />{step.markText}</span>}
  <span className="canvas-title">{step.shape !== 'note' && <Sign path={step.iconPath} />}<b lang={step.language || undefined}>{step.title}</b></span>
  {step.lines.map((line, index) => <span className="canvas-line" key={index}>{line}</span>)}
  {step.problem && <span className="canvas-problem"><Sign path={WARNING} /><span>{step.problem}</span></span>}
  {step.live && <span className="canvas-live"><Sign path={PERSON} /><span>{step.live}</span></span>}
</>;

export const Step = memo(({ data: { step, size }, selected, dragging }) => {
  const { board, view } = useContext(Canvas);
  const isRenamed = useBoard(one => one.renaming === step.id);
  const isStop = useBoard(one => one.stop() === step.id);
  const look = ['canvas-step', `is-${step.shape}`, `hue-${step.hue}`, selected && 'is-selected', dragging && 'is-dragging', step.problem && 'is-problem', step.mark && `is-${step.mark}`];
  const box = { className: 'canvas-face', style: { height: size.box } };
  return <div className={look.filter(Boolean).join(' ')}>
    {step.shape !== 'note' && <Handle type="target" position={Position.Top} isConnectableStart={false} />}
    {isRenamed
      ? <div {...box}><Renaming step={step} /></div>
      : <div {...box} role="button" tabIndex={isStop ? 0 : -1} aria-pressed={selected} aria-describedby={`${board.id}-help`}
        onKeyDown={event => onKey(event, board, view, step.id)} onFocus={() => view.onFocus(step.id)}
        onDoubleClick={() => view.rename(step.id)}><Face step={step} /></div>}
    {size.ports.map(port => <Handle key={port.name} id={port.name} type="source" position={Position.Bottom} isConnectableEnd={false}
      className={port.width ? 'canvas-tab' : 'canvas-dot'} title={port.label} style={{ left: port.x, width: port.width || undefined }}>
      {port.width ? <span>{port.label}</span> : null}
    </Handle>)}
  </div>;
});
