import { describe, expect, it } from 'vitest';
import { commandName } from './command-name.ts';

const NODE = '/opt/node/bin/node';

describe('commandName', () => {
  it.each<[string, readonly string[], Record<string, string>, string]>([
    ['is installed', [NODE, '/usr/local/bin/ami-select'], {}, 'ami-select'],
    ['was started by npx', [NODE, '/c/.bin/ami-select'], { npm_lifecycle_event: 'npx' }, 'npx ami-select'],
    ['is a file of a clone', [NODE, '/work/cli/lib/bin.js'], {}, `${NODE} cli/lib/bin.js`],
    ['is a file elsewhere', [NODE, '/my code/bin.js'], {}, `${NODE} '/my code/bin.js'`],
    ['has arguments of Node', [NODE, '--conditions=x', '/work/bin.ts'], {}, `${NODE} --conditions=x bin.ts`],
    ['is not a process', [], {}, 'ami-select'],
  ])('starts again what %s', (_what, self, variables, command) => {
    expect(commandName({ self, variables, workingDirectory: '/work' })).toBe(command);
  });
});
