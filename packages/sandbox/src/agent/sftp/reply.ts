import type { Handles } from './handles.ts';
import type { FieldReader } from './packets.ts';

/** Numbers of the responses that return something. */
export const REPLY = { handle: 102, data: 103, names: 104, attributes: 105 } as const;

/** Result of a request: a response and its content, the end of a file or list, or nothing. */
export type Reply = readonly [type: number, content: Buffer] | 'end' | undefined;

/** Carries out one kind of request; its errors become the request's status. */
export type Handler = (fields: FieldReader, handles: Handles) => Reply;
