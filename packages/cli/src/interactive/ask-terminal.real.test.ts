import { findHidden } from '@ami-select/core/testing';
import { select } from '@clack/prompts';
import { afterAll, expect, it, vi } from 'vitest';
import { askOnTerminal } from './ask-terminal.ts';

/** Modules of its own, which no other file of the process gets. */
vi.hoisted(() => vi.resetModules());
afterAll(() => void vi.resetModules());
vi.mock('@clack/prompts', () => ({ select: vi.fn(), text: vi.fn(), isCancel: () => false }));

it.each([
  '\u001b[2Jname',
  'a\u202eb',
  'a\nb',
  '\u009b2J',
  'a\u0085b',
  '\u2066a',
  'a\rb',
  '\u0007',
  'a\u2028b',
  '\ud800',
])('shows %j on one line, and answers with the value itself', async (text) => {
  vi.mocked(select).mockImplementation(async ({ options }) => options[0]?.value as never);

  const answer = await askOnTerminal().choose('Which?', [{ value: text, label: text, hint: text }]);

  const [call] = vi.mocked(select).mock.calls.slice(-1);
  const [shown] = call?.[0].options ?? [];
  expect(findHidden(`${shown?.label}${shown?.hint}`)).toEqual([]);
  expect(`${shown?.label}${shown?.hint}`).not.toContain('\n');
  expect(answer).toBe(text);
});
