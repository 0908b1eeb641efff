import type { World } from '../model/world.ts';

/** Who asks, where and when. */
export interface RequestContext {
  readonly world: World;
  readonly region: string;
  readonly accountId: string;
  readonly requestId: string;
  /** The world's clock at the start of the request. */
  readonly now: Date;
}

export type Service = 'ec2' | 'ssm' | 'sts' | 'ec2-instance-connect';

/**
 * One API action. Input and output have the shapes and member names of the AWS SDK
 * (`ImageId`, `Filters: [{ Name, Values }]`, dates as `Date`); the wire layer does the rest.
 * Throws `ApiError` for anything AWS would refuse, and for what this endpoint does not support.
 */
export interface Operation<Input extends object = object, Output extends object = object> {
  readonly service: Service;
  readonly name: string;
  /** Top-level input members that are understood; any other is refused explicitly. */
  readonly parameters: readonly (keyof Input & string)[];
  run(input: Input, context: RequestContext): Promise<Output> | Output;
}
