// What every part of the canvas uses: the board and the view, and the way a sign is drawn.
import { createContext, useContext, useSyncExternalStore } from 'react';

export const Canvas = createContext(null);

/** An answer of the board; the part that asks is drawn anew when the answer is another. */
export function useBoard(ask) {
  const { board } = useContext(Canvas);
  return useSyncExternalStore(board.subscribe, () => ask(board));
}

export const Sign = ({ path }) => <svg className="i" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d={path} /></svg>;
