import type { BootPlan } from '../../userdata/boot-plan.ts';

/** What a machine with a private network says about packages. */
export const NO_WAY_OUT =
  'machines here have no way out of their private network; what is not installed already cannot be fetched';

/**
 * The script that installs what user data asks for. Without a way out only what is installed or at hand can be
 * had, and asking the network would only cost time.
 */
export function packageScript(plan: BootPlan, { isOffline }: { isOffline: boolean }): string {
  const names = plan.packages.map((name) => `'${name.replaceAll("'", '')}'`).join(' ');
  const upgrade = plan.packageUpgrade;
  return `#!/bin/sh
set -e
if command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt='apt-get -q -y${isOffline ? ' --no-download' : ''}'
  ${isOffline ? ':' : 'apt-get -q update'}
  ${upgrade ? '$apt dist-upgrade' : ':'}
  ${names === '' ? ':' : `$apt --no-install-recommends install ${names}`}
  exit 0
fi
for tool in dnf yum; do
  command -v $tool >/dev/null || continue
  rpm="$tool -y${isOffline ? ' -C' : ''}"
  ${upgrade ? '$rpm upgrade' : ':'}
  ${names === '' ? ':' : `$rpm install ${names}`}
  exit 0
done
echo "no package manager is known here" >&2
exit 1
`;
}
