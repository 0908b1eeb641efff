import { spawn } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
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

/** A machine that runs this script in place of its agent, and what its link has told. */
function start(script: string, ...words: readonly string[]) {
  const seen = { length: 0, longestPart: 0, asked: 0 };
  const child = spawn('sh', ['-c', script, 'sh', ...words], { stdio: 'pipe' });
  const link = new AgentLink(child, {
    onConsole: (text) => {
      seen.length += text.length;
      seen.longestPart = Math.max(seen.longestPart, text.length);
    },
    onPower: () => undefined,
    onExit: () => undefined,
    onMetadata: () => {
      seen.asked += 1;
      return { status: 200, headers: {}, body: 'x'.repeat(65_536) };
    },
  });
  return { link, seen };
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
    '{"type":["console"],"text":"x"}',
    '{"type":"constructor"}',
    '{"type":"__proto__"}',
    '{"type":"console"}',
    '{"type":"console","text":7}',
    '{"type":"console","text":{"toString":null,"valueOf":null}}',
    '{"type":"console","text":["x"]}',
    '{"type":"listening","host":["x"],"port":22}',
    '{"type":"listening","host":"127.0.0.1","port":"22"}',
    '{"type":"power","how":"explode"}',
    '{"type":"power","how":{}}',
    '{"type":"metadata"}',
    '{"type":"metadata","id":1}',
    '{"type":"metadata","id":1,"request":null}',
    '{"type":"metadata","id":1,"request":{"method":"GET","path":7,"headers":{}}}',
    '{"type":"metadata","id":1,"request":{"method":"GET","path":"/","headers":{"x":{}}}}',
    '{"type":"metadata","id":{},"request":{"method":"GET","path":"/","headers":{}}}',
  ])('does nothing on %s', async (line) => {
    expect(await linkTo(line)).toEqual({ console: '', asked: 0 });
  });

  it.each([
    '{"type":"exec-done","id":1}',
    '{"type":"exec-done","id":1,"outcome":null}',
    '{"type":"exec-done","id":1,"outcome":[]}',
    '{"type":"exec-done","id":1,"outcome":"done"}',
    '{"type":"exec-done","id":1,"outcome":{"exitCode":0,"stdout":""}}',
    '{"type":"exec-done","id":1,"outcome":{"exitCode":0,"stdout":7,"stderr":""}}',
    '{"type":"exec-done","id":1,"outcome":{"exitCode":0,"stdout":"","stderr":{"slice":1}}}',
    '{"type":"exec-done","id":1,"outcome":{"exitCode":"0","stdout":"","stderr":""}}',
    '{"type":"exec-done","id":"1","outcome":{"exitCode":0,"stdout":"","stderr":""}}',
    '{"type":"key-pushed","id":[1]}',
  ])('does not take %s for the end of a command', async (line) => {
    const done = '{"type":"exec-done","id":1,"outcome":{"exitCode":3,"stdout":"a","stderr":"b"}}';
    const { link } = start('read -r _; printf "%s\\n" "$@"', line, done);

    expect(await link.exec('true', undefined)).toEqual({ exitCode: 3, stdout: 'a', stderr: 'b' });

    await link.ended;
  });

  it('takes a line without end for text of the console, in small parts, and goes on', async () => {
    const script = 'head -c 40000000 /dev/zero | tr "\\0" x; printf "\\n%s\\n" "$@"';
    const { link, seen } = start(script, '{"type":"init"}', 'bye');

    await link.init;
    await link.ended;

    expect(seen.length).toBe(40_000_000 + '\n\nbye\n'.length);
    expect(seen.longestPart).toBeLessThan(1024 * 1024);
  });

  it.each([
    ['letters', 'x'],
    ['braces', '{'],
    ['quotes', '"'],
    ['spaces', ' '],
    ['zeros', '\\000'],
    ['carriage returns', '\\r'],
    ['backspaces', '\\b'],
    ['tabs', '\\t'],
    ['invalid UTF-8', '\\377'],
    ['lone surrogates', '\\355'],
  ])('keeps no more than the longest line of endless %s', async (_name, unit) => {
    const before = process.memoryUsage().rss;
    const { link, seen } = start(
      `printf '{"type":"console","text":"'; head -c 100000000 /dev/zero | tr '\\0' '${unit}'`,
    );

    await link.ended;

    expect(seen.length).toBeGreaterThanOrEqual(100_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  it('sends no metadata to a machine that asks and does not read', async () => {
    const ask = '{"type":"metadata","id":1,"request":{"method":"GET","path":"/","headers":{}}}';
    // It goes on living: what is sent to a machine that has ended counts no more.
    const { link, seen } = start('yes "$1" | head -n 2000; echo asked; exec sleep 60', ask);

    await vi.waitFor(() => expect(seen.length).toBe('asked\n'.length), 15_000);
    link.kill();
    await link.ended;

    // What fits unread, some 16 MiB in parts of 64 KiB, and nothing beyond.
    expect(seen.asked).toBeGreaterThan(200);
    expect(seen.asked).toBeLessThan(400);
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
