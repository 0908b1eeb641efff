import { expect, it } from 'vitest';
import { readPrograms } from './entry-points.ts';

it('reads the programs that an installer writes, and what they call', () => {
  const text = `
# a comment
[console_scripts]
run = foo.main : run
; another = one
with-extra = foo:extra [x, y]

[gui_scripts]
show=foo:show
= nothing
[other.group]
plugin = foo:plugin
`;

  expect([...readPrograms(text)]).toEqual([
    ['run', 'foo.main:run'],
    ['with-extra', 'foo:extra'],
    ['show', 'foo:show'],
  ]);
});
