import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { ChannelEnd, ChannelSource } from '../contract/channel.ts';
import { runScript } from './run-script.ts';

it('refuses too much output that arrives together with the end of the command', async () => {
  const stdout = new PassThrough();
  const end = Promise.withResolvers<ChannelEnd>();
  const source: ChannelSource = {
    label: 'host-1',
    open: async () => ({
      stdin: new PassThrough().resume(),
      stdout,
      stderr: new PassThrough(),
      exited: end.promise,
      ended: end.promise,
      terminate: () => undefined,
      destroy: () => stdout.destroy(),
    }),
    close: async () => undefined,
  };
  const running = runScript(source, 'echo 1234', { maxStdoutBytes: 3 });
  await nextTurn();

  stdout.emit('data', Buffer.from('1234'));
  end.resolve({ exitCode: 0, signal: null });

  await expect(running).rejects.toMatchObject({ code: 'TOO_MUCH_OUTPUT' });
});
