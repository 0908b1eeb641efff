import { describe, expect, it } from 'vitest';
import { exampleBuild } from '../testing/example.ts';
import { plan } from './plan.ts';

describe('plan', () => {
  it('shows system packages for both package managers', () => {
    const [planned] = plan(exampleBuild({ system: { packages: ['nginx=1.24'] } }), [{ name: 'host-1' }]);

    const titles = planned?.scripts.filter(({ phase }) => phase === 'system').map(({ title }) => title);

    expect(titles).toEqual(['system packages with apt', 'system packages with dnf']);
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
