import { describeDriverContract } from '../../testing/driver-contract.ts';
import { tryDriver } from '../../testing/try-driver.ts';

describeDriverContract('bubblewrap', {
  ...(await tryDriver('bubblewrap')),
  abilities: { root: false, isolation: true, ownNetwork: false },
});
