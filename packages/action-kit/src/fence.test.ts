import { describe, expect, it } from 'vitest';
import { createFencedCore } from './fence.ts';
import { createFakeCore } from './testing/index.ts';

describe('createFencedCore', () => {
  it('puts remote output between stop-commands and its token, unchanged', () => {
    const core = createFakeCore();

    core.remote('host-1 | ::set-output name=a::b\n');
    core.remote('host-2 | x ##[error]y');
    core.closeFence();

    expect(core.log).toEqual([
      '::stop-commands::token',
      'host-1 | ::set-output name=a::b',
      'host-2 | x ##[error]y',
      '::token::',
    ]);
  });

  it('takes the fence down before each command of our own', () => {
    const core = createFakeCore();

    core.remote('one');
    core.warning('ours');
    core.remote('two');
    core.setSecret('hidden');
    core.remote('three');
    core.closeFence();

    expect(core.log).toEqual([
      '::stop-commands::token',
      'one',
      '::token::',
      'warning: ours',
      '::stop-commands::token',
      'two',
      '::token::',
      '::stop-commands::token',
      'three',
      '::token::',
    ]);
  });

  it('uses a new token for each fence', () => {
    const inner = createFakeCore();
    let next = 0;
    const core = createFencedCore(inner, () => `token-${next++}`);

    core.remote('one');
    core.info('ours');
    core.remote('two');
    core.closeFence();

    expect(inner.log.filter((line) => line.includes('token-'))).toEqual([
      '::stop-commands::token-0',
      '::token-0::',
      '::stop-commands::token-1',
      '::token-1::',
    ]);
  });

  it('writes nothing when there was no remote output', () => {
    const core = createFakeCore();

    core.closeFence();

    expect(core.log).toEqual([]);
  });
});
