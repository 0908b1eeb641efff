import { describeDriverContract } from '../../testing/driver-contract.ts';
import { tryDriver } from '../../testing/try-driver.ts';

describeDriverContract('namespace with OpenSSH', {
  ...(await tryDriver('namespace', { ssh: 'openssh' })),
  abilities: { root: true, isolation: true, ownNetwork: true },
});
