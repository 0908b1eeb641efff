import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { OutputCollector } from './output-collector.ts';

describe('OutputCollector', () => {
  it('joins a character that is split between chunks', () => {
    const seen: string[] = [];
    const collector = new OutputCollector((text) => seen.push(text));
    const bytes = Buffer.from('a€b');

    collector.push(bytes.subarray(0, 2));
    collector.push(bytes.subarray(2));

    expect(collector.finish()).toBe('a€b');
    expect(seen).toEqual(['a', '€b']);
  });

  it('shows a cut character at the end as replaced', () => {
    const collector = new OutputCollector();

    collector.push(Buffer.from('€').subarray(0, 2));

    expect(collector.finish()).toBe('\ufffd');
  });

  it('keeps the first and the last part and counts the characters between', () => {
    const collector = new OutputCollector(undefined, 3);

    for (const part of ['ab', 'cd', 'efgh', 'ij']) collector.push(Buffer.from(part));

    expect(collector.finish()).toBe('abc\n[... 4 characters omitted ...]\nhij');
  });

  it('leaves out nothing that fits exactly', () => {
    const collector = new OutputCollector(undefined, 2);

    collector.push(Buffer.from('abcd'));

    expect(collector.finish()).toBe('abcd');
  });

  it('needs little more than it keeps for output of single characters', () => {
    const collector = new OutputCollector();
    const character = Buffer.from('x');
    const before = usedMemory();

    for (let sent = 0; sent < 4_000_000; sent += 1) collector.push(character);

    expect(usedMemory() - before).toBeLessThan(96 * 1024 * 1024);
    expect(collector.finish()).toHaveLength(4_000_000);
  });
});

/** Bytes that are in use, without what is garbage and not yet collected. */
function usedMemory(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  collect();
  return process.memoryUsage().heapUsed;
}
