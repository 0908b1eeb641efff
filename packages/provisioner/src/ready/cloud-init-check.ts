import { lastLines } from './last-lines.ts';
import type { ReadyCheck, Verdict } from './ready-check.ts';

const SCRIPT = `
command -v cloud-init > /dev/null 2>&1 || { echo 127; exit 0; }
cloud-init status --wait > /dev/null 2>&1
echo $?
cloud-init status --long 2>/dev/null
exit 0
`;

/**
 * cloud-init has ended: 0 is done, 1 an error, and 2 done with recoverable errors, "degraded" (cloud-init 23.4 and later;
 * `cloud-init status --help`), which goes on with a warning.
 */
export const cloudInitCheck: ReadyCheck = {
  waitsFor: 'cloud-init to end',
  script: SCRIPT,
  judge: ({ exitCode, stdout }): Verdict => {
    const [status = '', ...report] = stdout.split('\n');
    const details = lastLines(report.join('\n'));
    if (status === '0') return { passed: true };
    if (status === '2')
      return { passed: true, notice: `cloud-init ended with recoverable errors:\n${details}` };
    if (status === '127') return { failed: 'its image has no cloud-init to wait for' };
    if (exitCode !== 0 || status === '') return { notYet: 'cloud-init has not ended' };
    return { failed: `cloud-init failed (status ${status})${details === '' ? '' : `:\n${details}`}` };
  },
};
