import { describe, expect, it } from 'vitest';
import { wrapScript } from './wrap-script.ts';

describe('wrapScript', () => {
  it('keeps script and input out of the command line', () => {
    const { command, input } = wrapScript('echo s3cr3t', { stdin: 'p4ssw0rd' });

    expect(command).not.toMatch(/s3cr3t|p4ssw0rd/);
    expect(Buffer.concat(input).toString()).toMatch(/^echo s3cr3t\nend-[0-9a-f]{24}\np4ssw0rd$/);
  });

  it('announces the length of script, mark and input in bytes', () => {
    const { command, input } = wrapScript('echo ünïcode', { stdin: Buffer.from([0, 255]) });

    const length = Buffer.concat(input).byteLength;

    expect(command).toContain(` sh ${length} end-`);
  });

  it('ends every script with another mark', () => {
    const marks = [wrapScript('true'), wrapScript('true')].map(({ input }) =>
      Buffer.concat(input).toString(),
    );

    expect(marks[0]).not.toBe(marks[1]);
  });

  it('sends nothing after the mark without input', () => {
    const { input } = wrapScript('true');

    expect(input).toHaveLength(1);
  });

  it('makes an unguarded script the command itself, and its input no more than what is given', () => {
    const { command, input } = wrapScript("echo 'a b'", { stdin: 'words', unguarded: true });

    expect(command).toBe(`exec sh -c 'echo '\\''a b'\\'''`);
    expect(Buffer.concat(input).toString()).toBe('words');
    expect(wrapScript('true', { unguarded: true }).input).toEqual([]);
  });
});
