import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createLayerRoot } from './layer-root.ts';

async function untilGone(path: string): Promise<void> {
  while (existsSync(path)) await sleep(20);
}

it('removes saved disks at the end', async () => {
  const root = createLayerRoot();
  const layer = await root.make();

  await root.close();

  expect(existsSync(layer)).toBe(false);
});

it('leaves no saved disk behind a process that is killed', async () => {
  const source = `
    import { createLayerRoot } from ${JSON.stringify(new URL('layer-root.ts', import.meta.url).href)};
    console.log(await createLayerRoot().make());
    setInterval(() => {}, 1000);`;
  const child = spawn(
    process.execPath,
    ['--conditions=@ami-select/source', '--input-type=module', '--eval', source],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [text] = await once(child.stdout, 'data');
  const layer = String(text).trim();
  const before = existsSync(layer);

  child.kill('SIGKILL');
  await untilGone(layer);

  expect(before).toBe(true);
});
