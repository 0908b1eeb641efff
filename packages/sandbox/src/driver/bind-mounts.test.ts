import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bindMountsOf, neededPaths } from './bind-mounts.ts';

const agentPath = fileURLToPath(import.meta.url);

describe('bindMounts on the host', () => {
  it('are opened for the folders of PATH that exist, and only for those', () => {
    const needed = neededPaths({ path: '/usr/bin:/tmp/never-made/.bin:relative', agentPath });

    expect(needed).toContain('/usr/bin');
    expect(needed).not.toContain('/tmp/never-made/.bin');
    expect(needed).not.toContain('relative');
  });

  it('are as many names below a hidden folder as its depth says', () => {
    const bindMounts = bindMountsOf(['/home/me/tools/bin', '/home/me/tools/lib', '/opt/x'], {
      '/home': 2,
      '/tmp': 1,
    });

    expect(bindMounts).toEqual(['/home/me/tools']);
  });
});
