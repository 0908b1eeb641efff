import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);
const runners = Object.entries(scripts).filter(([, script]) => /\bturbo /.test(script));

describe('scripts of the repository', () => {
  it.each(runners)('%s sends no telemetry of the task runner', (_name, script) => {
    const calls = script.split('&&').filter((part) => /\bturbo /.test(part));

    for (const call of calls)
      expect(call.trim()).toMatch(/^TURBO_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1 turbo /);
    expect(calls).not.toEqual([]);
  });
});
