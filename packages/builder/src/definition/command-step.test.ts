import { describe, expect, it } from 'vitest';
import { commandStep } from './command-step.ts';

describe('commandStep', () => {
  it('runs in the only environment', () => {
    expect(commandStep('pytest', { tests: { requirements: ['r.txt'] } })).toEqual({
      step: { run: 'pytest', environment: 'tests' },
    });
  });

  it.each([[undefined], [{}], ['not a mapping']])(
    'runs outside of any environment for %j',
    (environments) => {
      expect(commandStep('make', environments)).toEqual({ step: { run: 'make' } });
    },
  );

  it('chooses none of several', () => {
    const { step, problem } = commandStep('pytest', { default: {}, tools: {} });

    expect(step).toEqual({ run: 'pytest' });
    expect(problem).toContain('(default, tools)');
  });
});
