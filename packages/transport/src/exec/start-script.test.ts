import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { ChannelSource } from '../contract/channel.ts';
import { startScript } from './start-script.ts';

function fakeSource(): { source: ChannelSource; stdin: PassThrough; commands: string[] } {
  const stdin = new PassThrough();
  const commands: string[] = [];
  const source: ChannelSource = {
    label: 'host-1',
    open: async (command) => {
      commands.push(command);
      return {
        stdin,
        stdout: new PassThrough(),
        stderr: new PassThrough(),
        exited: new Promise(() => {}),
        ended: new Promise(() => {}),
        terminate: () => {},
        destroy: () => {},
      };
    },
    close: async () => {},
  };
  return { source, stdin, commands };
}

describe('startScript', () => {
  it('writes script and input to the channel and leaves it open', async () => {
    const { source, stdin, commands } = fakeSource();

    await startScript(source, 'cat', { stdin: 'hello' });

    expect(commands).toHaveLength(1);
    expect(String(stdin.read())).toMatch(/^cat\nend-\w+\nhello$/);
    expect(stdin.writableEnded).toBe(false);
  });

  it('survives a command that closes its input', async () => {
    const { source, stdin } = fakeSource();
    const channel = await startScript(source, 'exit 0');

    stdin.destroy(new Error('EPIPE'));
    await new Promise((resolve) => stdin.once('close', resolve));

    expect(channel.stdin.destroyed).toBe(true);
  });
});
