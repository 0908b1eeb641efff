import { forTerminal } from '@ami-select/core';
import { isCancel, select, text } from '@clack/prompts';
import type { Ask } from './ask-image.ts';

/** Prompts on the terminal. No machine exists during them, so that giving up leaves nothing behind. */
export function askOnTerminal(): Ask {
  return {
    async choose(question, choices) {
      const options = choices.map(({ value, label, hint }) => ({
        value,
        label: oneLine(label),
        ...(hint !== undefined && { hint: oneLine(hint) }),
      }));
      const answer = await select({ message: question, options, maxItems: 12, output: process.stderr });
      return isCancel(answer) ? undefined : answer;
    },
    async text(question, { placeholder }) {
      const answer = await text({ message: question, placeholder, defaultValue: '', output: process.stderr });
      return isCancel(answer) ? undefined : answer.trim();
    },
  };
}

/** Names of images and their parts come from other people. */
function oneLine(text: string): string {
  return forTerminal(text, { inWorkflow: false }).replaceAll('\n', '\\n');
}
