import { describe, expect, it } from 'vitest';
import { transports } from '../testing/machines.ts';

describe.each(transports)('the output of a script over the %s transport', (_name, machine) => {
  it('bounds what it keeps of a big output and still streams all of it', async () => {
    const { transport } = await machine();
    let streamed = 0;

    const result = await transport.exec('head -c 9000000 /dev/zero | tr "\\0" x; echo end', {
      onStdout: (text) => {
        streamed += text.length;
      },
    });

    expect(streamed).toBe(9_000_004);
    expect(result.stdout.length).toBeLessThan(4_200_000);
    expect(result.stdout).toMatch(/\d+ characters omitted/);
    expect(result.stdout.endsWith('xend\n')).toBe(true);
  });

  it('streams all of two big outputs, whichever waits for the other', async () => {
    const { transport } = await machine();
    const lengths = { stdout: 0, stderr: 0 };
    const big = 'head -c 500000 /dev/zero';

    const { exitCode } = await transport.exec(
      `for i in 1 2 3 4 5 6 7 8 9 10; do ${big} | tr '\\0' x & ${big} | tr '\\0' y >&2; wait; done; exit 255`,
      {
        onStdout: (text) => {
          lengths.stdout += text.length;
        },
        onStderr: (text) => {
          lengths.stderr += text.length;
        },
      },
    );

    expect({ exitCode, ...lengths }).toEqual({ exitCode: 255, stdout: 5_000_000, stderr: 5_000_000 });
  });

  it.each([
    ['letters', 'x', ''],
    ['lines', '\\n', ''],
    ['zeros', '\\000', ''],
    ['carriage returns', '\\r', ''],
    ['backspaces', '\\b', ''],
    ['escapes', '\\033', ''],
    ['invalid UTF-8', '\\377', ''],
    ['halves of characters', '\\303', ''],
    ['errors', 'x', '>&2'],
    ['empty lines of errors', '\\n', '>&2'],
    ['invalid errors', '\\377', '>&2'],
  ])('keeps 4 Mi characters of endless %s, and says how many it omits', async (_name, unit, where) => {
    const { transport } = await machine();

    const { stdout, stderr } = await transport.exec(
      `head -c 6500000 /dev/zero | tr '\\0' '${unit}' ${where}`,
    );

    const kept = where === '' ? stdout : stderr;
    expect(stdout + stderr).toBe(kept);
    expect(kept.slice(2 * 1024 * 1024, -2 * 1024 * 1024)).toMatch(
      /^\n\[\.\.\. \d{7} characters omitted \.\.\.\]\n$/,
    );
  });
});
