import { describeDriverContract } from '../../testing/driver-contract.ts';
import { tryDriver } from '../../testing/try-driver.ts';

const tried = await tryDriver('namespace', { ssh: 'agent' });

describeDriverContract('namespace', {
  ...tried,
  abilities: { root: true, isolation: true, ownNetwork: tried.reason.includes('a private network') },
});
