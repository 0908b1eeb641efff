import { SCRIPT_STATUS } from '../fleet/ready-condition.ts';
import { lastLines } from './last-lines.ts';
import type { ReadyCheck } from './ready-check.ts';

/** cloud-init's configuration on Debian, Ubuntu, Amazon Linux and Fedora sends the output of scripts there. */
const OUTPUT = '/var/log/cloud-init-output.log';
/** cloud-init writes it when everything has run. */
const FINISHED = '/var/lib/cloud/instance/boot-finished';

/** Lines of cloud-init itself, which the output of a short script would drown in. */
const NOISE =
  /^(?:<\d+>)?(?:[Cc]loud-init\b|ci-info:|-----(?:BEGIN|END) SSH HOST|ssh-\w+ AAAA|ecdsa-\S+ AAAA)/;

const SCRIPT = `
until [ -s ${SCRIPT_STATUS} ]; do
  if [ -e ${FINISHED} ]; then
    sleep 1
    [ -s ${SCRIPT_STATUS} ] || { echo none; exit 0; }
  fi
  sleep 0.2 2>/dev/null || sleep 1
done
status=$(cat ${SCRIPT_STATUS})
echo "$status"
[ "$status" = 0 ] || sudo -n tail -n 20 ${OUTPUT} 2>/dev/null || tail -n 20 ${OUTPUT} 2>/dev/null
exit 0
`;

/** The script of the caller has ended, with 0. */
export const userDataCheck: ReadyCheck = {
  waitsFor: 'its user data to end',
  script: SCRIPT,
  judge: ({ exitCode, stdout }) => {
    const [status = '', ...output] = stdout.split('\n');
    if (status === '0') return { passed: true };
    if (status === 'none') return { failed: 'cloud-init has ended without running the user data' };
    if (exitCode !== 0 || !/^\d+$/.test(status)) return { notYet: 'its user data has not ended' };
    const lines = lastLines(output.filter((line) => !NOISE.test(line)).join('\n'));
    return { failed: `its user data ended with status ${status}${lines === '' ? '' : `:\n${lines}`}` };
  },
};
