import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renderNotices } from './bundle-notices.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-notices-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function addPackage(name: string, manifest: object, text?: string): string {
  const directory = join(folder, 'node_modules', name);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...manifest }));
  if (text !== undefined) writeFileSync(join(directory, 'LICENSE'), text);
  return join(directory, 'index.js');
}

const repository = { type: 'git', url: 'https://git.example/tools' };

it('has each package once, by name, and none of our own', () => {
  const modules = [
    addPackage('zeta', { license: 'MIT' }, 'text of zeta'),
    addPackage('alpha', { license: 'ISC' }, 'text of alpha'),
    '/repository/packages/core/src/index.ts',
  ];

  const notices = renderNotices([...modules, ...modules]);

  expect(notices.match(/^.+@1\.0\.0$/gm)).toEqual(['alpha@1.0.0', 'zeta@1.0.0']);
  expect(notices).toContain('License: ISC\n\ntext of alpha');
});

it('takes the text of the repository for a package without one', () => {
  const modules = [
    addPackage('inner', { license: 'Apache-2.0', repository }),
    addPackage('outer', { license: 'Apache-2.0', repository }, 'text of both'),
  ];

  expect(renderNotices(modules).match(/text of both/g)).toHaveLength(2);
});

it.each([
  ['another repository', { license: 'Apache-2.0', repository: 'https://git.example/other' }],
  ['another licence', { license: 'MIT', repository }],
  ['no repository', { license: 'Apache-2.0' }],
])('refuses a package whose text only %s has', (_what, manifest) => {
  const modules = [
    addPackage('inner', manifest),
    addPackage('outer', { license: 'Apache-2.0', repository }, 'text'),
  ];

  expect(() => renderNotices(modules)).toThrow('inner@1.0.0: no licence text');
});

it('has the text that is kept here for a package of this version whose own lacks it', () => {
  const saxes = (version: string): string => addPackage('saxes', { license: 'ISC', version });

  expect(renderNotices([saxes('6.0.0')])).toContain('Isaac Z. Schlueter and Contributors');
  expect(() => renderNotices([saxes('6.0.1')])).toThrow('saxes@6.0.1: no licence text');
});
