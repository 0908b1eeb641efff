import { describe, expect, it } from 'vitest';
import { createLogger, withGroup } from './logger.ts';
import { createFakeCore } from './testing/index.ts';

describe('createLogger', () => {
  it('writes each level as the runner expects it', () => {
    const core = createFakeCore();
    const logger = createLogger(core);

    logger.debug('d');
    logger.info('::error::i');
    logger.warn('w');

    expect(core.log).toEqual(['debug: d', ': :error::i', 'warning: w']);
  });
});

describe('withGroup', () => {
  it('closes the group when the phase fails', async () => {
    const core = createFakeCore();

    const phase = withGroup(core, 'Launch', async () => {
      throw new Error('no');
    });

    await expect(phase).rejects.toThrow('no');
    expect(core.log).toEqual(['group: Launch', 'endgroup']);
  });
});
