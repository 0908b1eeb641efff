import ora from 'ora';
import type { Output } from '../process/environment.ts';

/** The last line of a terminal, redrawn in place while phases run. */
export interface LiveLine {
  /** Shows a running phase; the returned function changes the text behind its name. */
  start(name: string): (text: string) => void;
  stop(name: string): void;
  /** Writes finished text above the line. */
  above(text: string): void;
}

/**
 * A spinner for the phases that run. It leaves standard input alone: a terminal in raw mode raises no SIGINT at
 * Ctrl-C, and machines would be left running.
 */
export function createLiveLine(output: Output): LiveLine {
  const running = new Map<string, string>();
  // Only terminals get here, and terminals have the cursor methods that the spinner calls.
  const stream = output as unknown as NodeJS.WriteStream;
  const spinner = ora({ stream, discardStdin: false, isEnabled: true });

  function show(): void {
    spinner.text = [...running]
      .map(([name, detail]) => (detail === '' ? name : `${name}: ${detail}`))
      .join(' · ');
  }

  return {
    start(name) {
      running.set(name, '');
      show();
      spinner.start();
      return (text) => {
        if (!running.has(name)) return;
        running.set(name, text);
        show();
      };
    },
    stop(name) {
      running.delete(name);
      if (running.size === 0) spinner.stop();
      else show();
    },
    above(text) {
      spinner.clear();
      output.write(text);
      if (spinner.isSpinning) spinner.render();
    },
  };
}
