import type { Clock } from '@ami-select/core';
import type { Ec2Port } from '../../aws/ports.ts';

/** An EC2, and what a statement about it needs to know. */
export interface ContractWorld {
  readonly ec2: Ec2Port;
  readonly clock: Clock;
  readonly imageId: string;
  /** Fits the image, with room for any fleet. */
  readonly instanceType: string;
  /** Fits the image, with room for one. */
  readonly scarceType: string;
  /** Fits the image, without room. */
  readonly fullType: string;
  /** Fits the image; its instances are accepted and then terminated by EC2. */
  readonly failingType: string;
  /** By then everything is visible and every transition is over, in ms. */
  readonly settleMs: number;
}

/** One behaviour of EC2 that this package relies on; `run` rejects where it does not hold. */
export interface Statement {
  readonly title: string;
  run(world: ContractWorld): Promise<void>;
}
