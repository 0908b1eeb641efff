/** A service of the endpoint that official clients speak to. */
export type Service = 'ec2' | 'ssm' | 'sts' | 'scheduler';

/** One API call with the member names of the service model, which every official client shares. */
export interface Step {
  readonly service?: Service;
  readonly operation: string;
  /** `$name` and `${name}` in strings stand for values saved by earlier steps. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** Error code expected; without it the call must succeed. */
  readonly error?: string;
  /** Saves the value at a path of the response under a name. */
  readonly save?: Readonly<Record<string, string>>;
  /** Expectations on the response. */
  readonly expect?: readonly Expectation[];
  /** Repeats the call until `expect` holds, at most this often, 100 ms apart. */
  readonly attempts?: number;
}

/** Path into the response, relation, wanted value. `length` ends a path; `[*]` maps over a list. */
export type Expectation = readonly [path: string, relation: Relation, wanted: unknown];
export type Relation = 'is' | 'is not' | 'at least' | 'at most' | 'matches' | 'contains' | 'every is';

/** A behaviour of EC2 in steps that any official client can take. */
export interface Scenario {
  /** Row of the fidelity checklist in docs/local-ec2-fidelity.md. */
  readonly row: number;
  readonly name: string;
  readonly steps: readonly Step[];
}

export type CallResult = { readonly output: unknown } | { readonly error: string; readonly message: string };

/** An official client, whatever its language. */
export interface Client {
  readonly name: string;
  call(service: Service, operation: string, input: Readonly<Record<string, unknown>>): Promise<CallResult>;
  close(): Promise<void>;
}
