import { describe, expect, it } from 'vitest';
import { clock, exampleBuild, hasPython, localMachines, recorder } from '../testing/example.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { plan } from './plan.ts';
import { runBuild } from './run-build.ts';

describe('plan', () => {
  it.skipIf(!hasPython)(
    'shows exactly the scripts that a build runs, per machine (needs python3)',
    async () => {
      const ran: string[] = [];
      const machines = (await localMachines(1)).map((machine) => ({
        ...machine,
        transport: {
          ...machine.transport,
          exec: async (...call: Parameters<typeof machine.transport.exec>) => {
            ran.push(call[0]);
            return machine.transport.exec(...call);
          },
        },
      }));
      const { report, logger } = recorder();
      await runBuild(exampleBuild(), machines, {
        clock,
        logger,
        report,
        outputDirectory: await tempFolder(),
      });

      const [planned] = plan(exampleBuild(), machines);

      expect(planned?.scripts.map(({ script }) => script)).toEqual(ran);
    },
  );

  it('shows system packages for both package managers', () => {
    const [planned] = plan(exampleBuild({ system: { packages: ['nginx=1.24'] } }), [{ name: 'host-1' }]);

    const titles = planned?.scripts.filter(({ phase }) => phase === 'system').map(({ title }) => title);

    expect(titles).toEqual(['system packages, where there is apt', 'system packages, where there is dnf']);
  });

  it('fails like the build would', () => {
    expect(() => plan(exampleBuild({ upload: ['no-such-file'] }), [{ name: 'host-1' }])).toThrow(
      'build.upload: "no-such-file" matches no file',
    );
    expect(() =>
      plan(exampleBuild({ environments: { app: { requirements: ['gone.txt'] } }, steps: [] }), []),
    ).toThrow(/gone\.txt/);
  });
});
