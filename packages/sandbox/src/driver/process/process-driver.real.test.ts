import { describeDriverContract } from '../../testing/driver-contract.ts';
import { tryDriver } from '../../testing/try-driver.ts';

describeDriverContract('process', {
  ...(await tryDriver('process')),
  abilities: { root: false, isolation: false, ownNetwork: false },
});
