import type { Service } from '../api/service.ts';
import type { ServiceModel, WireType } from '../api/service-model.ts';
import type { Operation } from '../operations/operation.ts';
import { PROTOCOLS } from '../wire/protocol.ts';

/** Parameters and filters of one operation that the endpoint understands, for people and for programs. */
export interface OperationSupport {
  readonly service: Service;
  readonly operation: string;
  readonly implemented: boolean;
  /** Path of every member of the request -> understood, or refused with `NotImplemented`. */
  readonly parameters: Readonly<Record<string, 'supported' | 'refused'>>;
  /** Filters understood; every other one is refused. */
  readonly filters: readonly string[];
}

/** Deeper members of a request are understood or refused with the structure that holds them. */
const MAX_DEPTH = 3;

/** All operations of the served models, and their support here. */
export function supportTable(operations: readonly Operation[]): OperationSupport[] {
  return Object.values(PROTOCOLS).flatMap(({ service, model }) =>
    Object.keys(model.operations)
      .sort()
      .map((name) => supportOf(name, { service, model, operations })),
  );
}

interface Subject {
  readonly service: Service;
  readonly model: ServiceModel;
  readonly operations: readonly Operation[];
}

function supportOf(name: string, { service, model, operations }: Subject): OperationSupport {
  const operation = operations.find((known) => known.service === service && known.name === name);
  const input = model.operations[name]?.input;
  const parameters: Record<string, 'supported' | 'refused'> = {};
  if (input !== undefined)
    walk(input, '', { model, operation, parameters, depth: 1, isRefused: operation === undefined });
  return {
    service,
    operation: name,
    implemented: operation !== undefined,
    parameters,
    filters: operation?.filters ?? [],
  };
}

interface Walk {
  readonly model: ServiceModel;
  readonly operation: Operation | undefined;
  readonly parameters: Record<string, 'supported' | 'refused'>;
  readonly depth: number;
  readonly isRefused: boolean;
}

function walk(structure: string, path: string, state: Walk): void {
  const { model, operation, parameters, depth } = state;
  const understood = path === '' ? [...(operation?.parameters ?? []), 'DryRun'] : operation?.members?.[path];
  for (const [name, member] of Object.entries(model.structures[structure]?.members ?? {})) {
    const isRefused =
      state.isRefused || (understood !== undefined && !(understood as readonly string[]).includes(name));
    const memberPath = path === '' ? name : `${path}.${name}`;
    parameters[memberPath] = isRefused ? 'refused' : 'supported';
    const inner = structureOf(member.type);
    if (inner !== undefined && depth < MAX_DEPTH)
      walk(inner, memberPath, { ...state, depth: depth + 1, isRefused });
  }
}

function structureOf(type: WireType): string | undefined {
  if (typeof type === 'string' || 'map' in type) return undefined;
  return 'structure' in type ? type.structure : structureOf(type.list);
}
