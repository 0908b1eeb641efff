import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setUpCommand, TIMEOUT_MS } from './command-stage.ts';
import { start } from './run-command.ts';

describe('the built command, killed', () => {
  const stage = setUpCommand();

  it.each([
    ['its handle', () => stage.env],
    ['its tags, when the handle is deleted as well', () => ({ ...stage.env, RUNNER_TEMP: stage.directory })],
  ])(
    'terminates what a killed run has left by %s',
    async (_, laterEnvironment) => {
      const running = stage.start('run', '--', 'sleep 600');
      await running.prints('$ sleep 600');
      const [handle = ''] = readdirSync(join(stage.temporary, 'ami-select'));
      const fleetId = handle.replace('.json', '');
      running.child.kill('SIGKILL');
      await running.ended;
      const abandoned = stage.remaining();

      const later = { cwd: stage.directory, env: laterEnvironment() };
      const ended = await start(['terminate', fleetId, '--json'], later).ended;

      expect(abandoned.some((item) => item.startsWith('instance '))).toBe(true);
      expect(ended.status, ended.stderr).toBe(0);
      expect(JSON.parse(ended.stdout)).toMatchObject({ proof: { fleetId, clean: true } });
      expect(stage.remaining()).toEqual([]);
    },
    TIMEOUT_MS,
  );
});
