import { describe, expect, it } from 'vitest';
import type { StoredWheel } from '../fetch/stored-wheel.ts';
import type { WheelPick } from '../resolve/resolution.ts';
import { type FakeMachine, fakeMachine } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { pickOf, resolutionOf } from '../testing/resolution.ts';
import { stageOf } from '../testing/stage.ts';
import { shareBuilt } from './share-built.ts';

const [known, built] = [pickOf('bar', '1.0'), pickOf('foo', '1.0')];

function stored({ file: { filename } }: WheelPick, digit: string): StoredWheel {
  return { filename, path: `/${filename}`, sha256: digit.repeat(64), bytes: 1, downloaded: true };
}

const wheels = new Map([stored(known, 'a'), stored(built, 'b')].map((wheel) => [wheel.filename, wheel]));

/** Shares a wheel that the first machine built. */
async function share(machines: readonly FakeMachine[]): Promise<void> {
  const needing = (picks: readonly WheelPick[]) => machines.map(({ name }) => resolutionOf(name, picks));
  const before = stageOf(machines, { wheels, resolutions: needing([known]) });
  const complete = { ...before, resolutions: needing([known, built]) };
  await shareBuilt(before, complete, { ...recorder(), builders: ['host-1'] });
}

function sentTo({ trees }: FakeMachine): readonly string[] {
  return trees.flatMap(([entries]) => entries.map(({ path }) => path));
}

describe('shareBuilt', () => {
  it('sends the wheel and the locks with it to every machine, and nothing else', async () => {
    const machines = [fakeMachine('host-1'), fakeMachine('host-2')];

    await share(machines);

    for (const machine of machines) {
      expect(sentTo(machine)).toEqual([
        `wheels/${'b'.repeat(64)}/foo-1.0-py3-none-any.whl`,
        'requirements/app.txt',
        'requirements/app.wheels',
      ]);
    }
  });

  it('compares what was sent, and everything where code of the build ran', async () => {
    const machines = [fakeMachine('host-1'), fakeMachine('host-2')];

    await share(machines);

    const checked = machines.map(({ options }) =>
      options.map(({ stdin }) => String(stdin).includes('bar-1.0')),
    );
    expect(checked).toEqual([[true], [false]]);
  });

  it('ends where a machine has other bytes', async () => {
    const path = `wheels/${'b'.repeat(64)}/foo-1.0-py3-none-any.whl`;
    const flipped = fakeMachine('host-2', () => ({ exitCode: 1, stdout: `${path}: FAILED\n` }));

    await expect(share([fakeMachine('host-1'), flipped])).rejects.toMatchObject({
      code: 'HASH',
      problems: [{ machine: 'host-2', message: expect.stringContaining('arrived with other bytes') }],
    });
  });
});
