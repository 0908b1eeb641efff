export { hearTime } from '../aws/aws-time.ts';
export { type ContractWorld, FLEET_STATEMENTS, STATEMENTS, type Statement } from './contract/index.ts';
export { FakeEc2, type FakeEc2Options, type Fault } from './fake-ec2.ts';
export { connectAtOnce, fleetIntent, fleetRequest, spawnDependencies } from './fixtures.ts';
export {
  createForeign,
  FOREIGN_CASES,
  type Foreign,
  findTouched,
} from './foreign-handles.ts';
export { respondWithOwnKey } from './keyed-machine.ts';
export { quickClient } from './quick-client.ts';
