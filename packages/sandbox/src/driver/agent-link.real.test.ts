import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { AgentLink } from './agent-link.ts';

/** A machine whose root writes these lines to the output of its agent. */
async function linkTo(...lines: readonly string[]): Promise<{ console: string; asked: number }> {
  let [text, asked] = ['', 0];
  const child = spawn('printf', ['%s\\n', ...lines], { stdio: 'pipe' });
  const link = new AgentLink(child, {
    onConsole: (chunk) => (text += chunk),
    onPower: () => undefined,
    onExit: () => undefined,
    onMetadata: () => {
      asked += 1;
      return { status: 404, headers: {}, body: '' };
    },
  });
  await link.ended;
  return { console: text, asked };
}

describe('AgentLink', () => {
  it.each([
    '{',
    '{"type":"console"',
    '{type: init}',
    '{}}',
    '{"type":"metadata",}',
    '{"a":1} {"b":2}',
    "{'type':'init'}",
    '{"type":"init"',
    '{"text":"\\u12"}',
  ])('takes %s for a line of the console', async (line) => {
    expect(await linkTo(line, 'next')).toEqual({ console: `${line}\nnext\n`, asked: 0 });
  });

  it.each([
    '{}',
    '{"type":null}',
    '{"type":"unknown"}',
    '{"type":"exec-done","id":99,"outcome":{}}',
    '{"type":"key-pushed"}',
  ])('does nothing on %s', async (line) => {
    expect(await linkTo(line)).toEqual({ console: '', asked: 0 });
  });

  it('says that a program which cannot be started did not boot, and ends', async () => {
    const child = spawn('/nowhere/agent', { stdio: 'pipe' });
    const exits: string[] = [];
    const link = new AgentLink(child, {
      onConsole: () => undefined,
      onPower: () => undefined,
      onExit: (trace) => exits.push(trace),
      onMetadata: () => ({ status: 404, headers: {}, body: '' }),
    });

    await expect(link.init).rejects.toMatchObject({ code: 'BOOT_FAILED', message: /ENOENT/ });
    await link.ended;

    expect(exits).toEqual(['']);
  });

  it('passes on requests for metadata', async () => {
    expect(
      await linkTo('{"type":"metadata","id":1,"request":{"method":"GET","path":"/","headers":{}}}'),
    ).toEqual({
      console: '',
      asked: 1,
    });
  });
});
