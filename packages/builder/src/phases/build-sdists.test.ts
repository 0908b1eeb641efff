import { createVirtualClock } from '@ami-select/core/testing';
import { TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { pickOf, resolutionOf } from '../testing/resolution.ts';
import { stageOf } from '../testing/stage.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { buildSdists } from './build-sdists.ts';

const SDIST = { filename: 'foo-1.0.tar.gz', path: '', sha256: 'b'.repeat(64), bytes: 1, downloaded: true };

/** The error of the phase on a machine that must build one archive. */
async function failureOn(machine: Machine): Promise<BuilderError> {
  const { environments, ...resolution } = resolutionOf('host-1', []);
  const build = { ...pickOf('foo', '1.0'), key: 'a'.repeat(64), sdist: SDIST, tools: [], before: [] };
  const file = { ...build.file, filename: SDIST.filename };
  const builds = [{ ...build, file }];
  const resolutions = [{ ...resolution, environments: environments.map((one) => ({ ...one, builds })) }];
  const options = { ...recorder(), clock: createVirtualClock(), outputDirectory: await tempFolder() };
  const error = await buildSdists(stageOf([machine], { resolutions, hashedUploads: [] }), options).catch(
    (cause: unknown) => cause,
  );
  if (error instanceof BuilderError) return error;
  throw new Error(`expected a BuilderError, got ${error}`);
}

describe('buildSdists', () => {
  it('names the archive that could not be built, at its line', async () => {
    const stderr = 'error: no compiler\nfoo-1.0.tar.gz could not be built\n';

    const error = await failureOn(fakeMachine('host-1', () => ({ exitCode: 1, stderr })));

    expect(error.problems).toEqual([
      {
        code: 'NO_WHEEL',
        message: expect.stringContaining(
          'foo-1.0.tar.gz could not be built; its last lines:\nerror: no compiler',
        ),
        file: 'r.txt',
        line: 1,
        environment: 'app',
        machine: 'host-1',
      },
    ]);
  });

  it('says that the disk is full, which is no fault of the archive', async () => {
    const stderr = 'OSError: [Errno 28] No space left on device\nfoo-1.0.tar.gz could not be built\n';

    const { problems } = await failureOn(fakeMachine('host-1', () => ({ exitCode: 1, stderr })));

    const message = expect.stringMatching(/^its disk is full: foo-1\.0\.tar\.gz could not be built; /);
    expect(problems).toMatchObject([{ code: 'MACHINE_FAILED', message, line: 1, machine: 'host-1' }]);
  });

  it('names the archive whose build takes too long', async () => {
    const machine = fakeMachine('host-1', () => new TransportError('TIMED_OUT', 'it took too long'));

    const error = await failureOn(machine);

    expect(machine.options).toMatchObject([{ timeoutMs: 60 * 60 * 1000 }]);
    const message =
      'the build of foo-1.0.tar.gz took longer than 60 minutes and was ended; it printed nothing';
    expect(error.problems).toEqual([
      { code: 'TIMED_OUT', message, file: 'r.txt', line: 1, environment: 'app', machine: 'host-1' },
    ]);
  });

  it('ends with the machine that is lost', async () => {
    const error = await failureOn(
      fakeMachine('host-1', () => new TransportError('DISCONNECTED', 'connection lost')),
    );

    expect(error).toMatchObject({ code: 'MACHINE_FAILED', problems: [{ machine: 'host-1' }] });
  });

  it('does nothing where nothing is built', async () => {
    const machine = fakeMachine('host-1', () => ({ exitCode: 1 }));
    const stage = stageOf([machine], { resolutions: [resolutionOf('host-1', [pickOf('foo', '1.0')])] });

    const after = await buildSdists(stage, {
      ...recorder(),
      clock: createVirtualClock(),
      outputDirectory: '/nowhere',
    });

    expect(after).toBe(stage);
    expect(machine.scripts).toEqual([]);
  });
});
