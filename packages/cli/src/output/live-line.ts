import { styleText } from 'node:util';
import type { Output } from '../environment.ts';

/** The last line of a terminal, redrawn in place while phases run. */
export interface LiveLine {
  /** Shows a running phase; the returned function changes the text behind its name. */
  start(name: string): (text: string) => void;
  stop(name: string): void;
  /** Writes finished text above the line. */
  above(text: string): void;
}

const FRAMES = ['◒', '◐', '◓', '◑'];
const INTERVAL_MS = 100;
const CLEAR_LINE = '\r\u001b[2K';

/**
 * A spinner that leaves standard input alone. The spinner of @clack/prompts puts the terminal into raw mode,
 * where Ctrl-C raises no SIGINT, and then exits the process itself: machines would be left running.
 */
export function createLiveLine(output: Output): LiveLine {
  const running = new Map<string, string>();
  let frame = 0;
  let timer: NodeJS.Timeout | undefined;

  function draw(): void {
    const text = [...running]
      .map(([name, detail]) => (detail === '' ? name : `${name}: ${detail}`))
      .join(' · ');
    const width = Math.max(20, (output.columns ?? 80) - 4);
    const shown = text.length > width ? `${text.slice(0, width - 1)}…` : text;
    const mark = FRAMES[frame % FRAMES.length] ?? '';
    output.write(`${CLEAR_LINE}${styleText('magenta', mark, { validateStream: false })} ${shown}`);
  }

  function tick(): void {
    frame += 1;
    draw();
  }

  return {
    start(name) {
      running.set(name, '');
      timer ??= setInterval(tick, INTERVAL_MS).unref();
      draw();
      return (text) => {
        if (running.has(name)) running.set(name, text);
      };
    },
    stop(name) {
      running.delete(name);
      output.write(CLEAR_LINE);
      if (running.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
    above(text) {
      if (running.size === 0) {
        output.write(text);
        return;
      }
      output.write(`${CLEAR_LINE}${text}`);
      draw();
    },
  };
}
