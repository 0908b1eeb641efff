import { expect, it } from 'vitest';
import { sampleImage } from '../testing/samples.ts';
import { recogniseImage } from './recognise.ts';

it.each([
  ['309956199498', 'RHEL-10.2.0_HVM_GA-20260521-x86_64-0-Hourly2-GP3', 'x86_64', 'x86-64-v3'],
  ['309956199498', 'RHEL-10.0.0_HVM-20250911-arm64-0-Hourly2-GP3', 'arm64', undefined],
  ['309956199498', 'RHEL-9.8.0_HVM-20260729-x86_64-0-Hourly2-GP3', 'x86_64', undefined],
  ['792107900819', 'Rocky-10-EC2-Base-10.1-20251126.0.x86_64', 'x86_64', 'x86-64-v3'],
  ['792107900819', 'Rocky-9-EC2-Base-9.7-20251123.2.x86_64', 'x86_64', undefined],
  ['125523088429', 'CentOS Stream 10 x86_64 20260928', 'x86_64', 'x86-64-v3'],
  ['764336703387', 'AlmaLinux OS 10.1.20251125 x86_64', 'x86_64', 'x86-64-v3'],
  ['764336703387', 'AlmaLinux OS 10.1.20251125 x86_64_v2', 'x86_64', undefined],
  ['764336703387', 'AlmaLinux OS Kitten 10.20260727.0 x86_64', 'x86_64', 'x86-64-v3'],
  ['764336703387', 'AlmaLinux OS 9.7.20251118 x86_64', 'x86_64', undefined],
] as const)('the image of %s named %s on %s needs %s', (OwnerId, Name, Architecture, floor) => {
  expect(recogniseImage(sampleImage({ OwnerId, Name, Architecture })).requires).toBe(floor);
});
