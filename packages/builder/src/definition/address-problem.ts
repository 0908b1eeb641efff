import { indexAddress, showAddress } from './index-address.ts';

export interface AddressForm {
  /** The form of a valid one. */
  readonly expected: string;
  /** Of the variables that give its credentials. */
  readonly prefix: string;
}

/** The message for the address of an index in the config that is refused; undefined for one that is not. */
export function addressProblem(text: string, { expected, prefix }: AddressForm): string | undefined {
  const variable = /\$\{\w+\}/.exec(text)?.[0];
  if (variable !== undefined) {
    const variables = `${prefix}HOST, ${prefix}USERNAME and ${prefix}PASSWORD in the environment`;
    return `${showAddress(text)} is not valid because ${variable} is expanded in locks only; expected an address without credentials, and ${variables}`;
  }
  const address = indexAddress(text);
  if (!('because' in address)) return undefined;
  // What begins so is a path, and no secret.
  const isPath = /^\.{0,2}\/[^:@]*$/.test(text);
  const shown = isPath ? JSON.stringify(text) : showAddress(text);
  const folder = isPath ? `, or index: ${text} for a folder of wheels` : '';
  return `${shown} is not valid because ${address.because}; expected ${expected}${folder}`;
}
