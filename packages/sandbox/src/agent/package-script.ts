import type { BootPlan } from '../userdata/boot-plan.ts';

/** Message about packages of a machine without outbound network. */
export const NO_OUTBOUND_NETWORK =
  'machines here have no outbound network; what is not installed already cannot be fetched';

/** cloud-init's own: configuration that was changed is kept, the disk is not waited for. */
const APT =
  'apt-get --option=Dpkg::Options::=--force-confold --option=Dpkg::options::=--force-unsafe-io --assume-yes --quiet';

/**
 * The script that does what user data requests with the system's package manager, as cloud-init does it.
 * Without an outbound network only what is installed or at hand can be had, and querying the network would
 * only cost time.
 *
 * @see https://cloudinit.readthedocs.io/en/latest/reference/modules.html#package-update-upgrade-install
 */
export function packageScript(plan: BootPlan, { isOffline }: { isOffline: boolean }): string {
  const names = plan.packages.map((name) => `'${name.replaceAll("'", '')}'`).join(' ');
  const upgrade = plan.packageUpgrade;
  return `#!/bin/sh
set -e
if command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt='${APT}${isOffline ? ' --no-download' : ''}'
  ${isOffline ? ':' : '$apt update'}
  ${upgrade ? '$apt dist-upgrade' : ':'}
  ${names === '' ? ':' : `$apt install ${names}`}
  exit 0
fi
for tool in dnf yum; do
  command -v $tool >/dev/null || continue
  rpm="$tool -y${isOffline ? ' -C' : ''}"
  ${isOffline || !plan.packageUpdate ? ':' : '$rpm makecache'}
  ${upgrade ? '$rpm upgrade' : ':'}
  ${names === '' ? ':' : `$rpm install ${names}`}
  exit 0
done
echo "no package manager is known here" >&2
exit 1
`;
}
