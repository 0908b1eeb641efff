import { globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAllowed } from '../judges/allowed-differences.ts';
import { NOT_INSTALLED, runTool, toolInstalled, toolPath } from './run-tool.ts';

const installed = toolInstalled('ansible-playbook');
const playbooks = join(import.meta.dirname, 'ansible');

describe(`local-ec2 as amazon.aws of ansible sees it${installed ? '' : NOT_INSTALLED}`, () => {
  let local: LocalEc2;
  let folder: string;

  beforeAll(async () => {
    local = await startLocalEc2({ sandbox: 'none', region: 'us-east-1' });
    folder = await mkdtemp(join(tmpdir(), 'nightly-'));
  });
  afterAll(async () => {
    await local.close();
    await rm(folder, { recursive: true });
  });

  it.skipIf(!installed).each(globSync('*.yml', { cwd: playbooks }).sort())('%s', async (playbook) => {
    const { status, output } = await runTool(
      'ansible-playbook',
      [
        ...['--inventory', 'localhost,', '--connection', 'local'],
        ...['--extra-vars', `ansible_python_interpreter=${toolPath('python')}`, join(playbooks, playbook)],
      ],
      { cwd: folder, env: local.environment },
    );

    expectAllowed('ansible', playbook, status === 0 ? undefined : output);
    expect(local.journal.remaining()).toEqual([]);
  });
});
