import type { Logger } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { createRenewerLogger, reportRenewerLog } from './renewer-log.ts';

/** What is reported of what a renewer logged. */
function reported(log: (logger: Logger) => void, raw = ''): string[] {
  let text = '';
  log(
    createRenewerLogger((line) => {
      text += line;
    }),
  );
  const lines: string[] = [];
  const note = (level: string) => (message: string) => void lines.push(`${level}: ${message}`);
  reportRenewerLog(text + raw, { debug: note('debug'), info: note('info'), warn: note('warn') });
  return lines;
}

describe('the log of the renewer', () => {
  it('is its different warnings, of several lines too, and its last message', () => {
    const lines = reported((logger) => {
      logger.info('renewed to 1');
      logger.warn('not renewed:\n- host-1');
      logger.info('renewed to 2');
      logger.warn('not renewed:\n- host-1');
      logger.debug('a call');
    });

    expect(lines).toEqual(['info: renewed to 2', 'warn: not renewed:\n- host-1']);
  });

  it('is nothing where nothing happened', () => {
    expect(reported(() => {})).toEqual([]);
  });

  it('has a bound', () => {
    const lines = reported(
      (logger) => {
        for (let number = 0; number < 100; number += 1) logger.warn(`no ${number}`);
      },
      `${'x'.repeat(100_000)}\n`,
    );

    expect(lines).toHaveLength(20);
    expect(lines.join().length).toBeLessThan(5_000);
  });

  it.each(['Error: Cannot find module\n    at main', '{"level":1}', '[]', '{"level":"warn"'])(
    'takes what is no message for a crash: %j',
    (raw) => {
      expect(reported(() => {}, raw)).toEqual([
        `warn: The process that renewed the lease has failed: ${raw}`,
      ]);
    },
  );
});
