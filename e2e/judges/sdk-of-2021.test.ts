import { createExamplesClock } from '@ami-select/core/testing';
import { judgeOlderClient } from './older-client.ts';
import { createSdkOf2021Client, sdkOf2021Installed } from './sdk-of-2021.ts';

judgeOlderClient({
  name: 'AWS SDK for JavaScript v3 of 2021',
  installed: sdkOf2021Installed,
  atLeast: 75,
  clock: createExamplesClock(),
  create: createSdkOf2021Client,
});
