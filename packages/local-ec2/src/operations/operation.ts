import type { Service } from '../api/service.ts';
import type { RequestContext } from '../world/request-context.ts';

export type { RequestContext } from '../world/request-context.ts';

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
  /**
   * Members understood inside a structure, by its path (`MetadataOptions`, `NetworkInterfaces`,
   * `BlockDeviceMappings.Ebs`). A structure that is not named here is understood whole.
   */
  readonly members?: Readonly<Record<string, readonly string[]>>;
  /** Filter names understood, for the support table; `tag:<key>` stands for every tag. */
  readonly filters?: readonly string[];
  /**
   * The endpoint responds to DryRun: the checks of `run` happen first when this is set, which then
   * gets `DryRun: true` in its input and must change nothing.
   */
  readonly checksBeforeDryRun?: boolean;
  run(input: Input, context: RequestContext): Promise<Output> | Output;
}

/**
 * Keeps the types of an operation's input and output while it is written, and gives it as one of many.
 * The wire layer has decoded the input by the same model that the types come from.
 */
export function defineOperation<Input extends object, Output extends object>(
  operation: Operation<Input, Output>,
): Operation {
  return operation as unknown as Operation;
}
