import { describe, expect, it } from 'vitest';
import { exampleBuild } from '../testing/example.ts';
import { sdistProject } from '../testing/sdist-project.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { plan } from './plan.ts';

describe('plan', () => {
  it('shows system packages for both package managers', () => {
    const [planned] = plan(exampleBuild({ system: { packages: ['nginx=1.24'] } }), [{ name: 'host-1' }]);

    const titles = planned?.scripts.filter(({ phase }) => phase === 'system').map(({ title }) => title);

    expect(titles).toEqual(['system packages with apt', 'system packages with dnf']);
  });

  it('shows how source archives would be built', async () => {
    const build = await sdistProject({ folder: await tempFolder() });

    const [planned] = plan(build, [{ name: 'host-1' }]);

    const [found, ...others] = planned?.scripts.filter(({ phase }) => phase === 'sdists') ?? [];
    expect(others).toEqual([]);
    expect(found?.title).toBe('source archives of foo, on one machine of each platform, where no wheel fits');
    expect(found?.script).toContain(
      "build app-foo-1.0 - python3 'wheels/SHA256/foo-1.0.tar.gz' 'wheels/SHA256/TOOL.whl'",
    );
  });

  it.each([
    ['machine-pip', true],
    ['auto', false],
    ['pip', false],
  ])('starts with %s the pip of a machine: %j', async (installer, starts) => {
    const build = await sdistProject({ folder: await tempFolder(), changes: { installer } });

    const [planned] = plan(build, [{ name: 'host-1' }]);

    const scripts = planned?.scripts.filter(({ phase }) => phase === 'sdists' || phase === 'install') ?? [];
    expect(scripts.map(({ script }) => script.includes('ensurepip'))).toEqual([starts, starts]);
  });

  it('fails like the build would', () => {
    expect(() => plan(exampleBuild({ upload: ['no-such-file'] }), [{ name: 'host-1' }])).toThrow(
      'build.upload: "no-such-file" is not valid because it matches no file',
    );
    expect(() =>
      plan(exampleBuild({ environments: { app: { requirements: ['gone.txt'] } }, steps: [] }), []),
    ).toThrow(/gone\.txt/);
  });
});
