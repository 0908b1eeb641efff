/** Collects pieces of output and hands on whole lines only, each with a label in front. */
export interface LineBuffer {
  write(text: string): void;
  /** Hands on what is left, even without a line break at its end. */
  end(): void;
}

/** Output of several machines can then be mixed in one log without cutting lines. */
export function createLineBuffer(label: string, emit: (lines: string) => void): LineBuffer {
  let rest = '';
  const emitLines = (text: string): void => {
    const lines = text.split(/\r\n|\r|\n/).map((line) => `${label} | ${line}`);
    emit(lines.join('\n'));
  };
  return {
    write: (text) => {
      const whole = rest + text;
      const cut = whole.lastIndexOf('\n');
      rest = whole.slice(cut + 1);
      if (cut >= 0) emitLines(whole.slice(0, cut).replace(/\r$/, ''));
    },
    end: () => {
      if (rest !== '') emitLines(rest);
      rest = '';
    },
  };
}
