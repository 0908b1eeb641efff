/** A copy of a request that reports every read of a member, by path: `NetworkInterfaces.Groups`. */
export function watchInput<Input extends object>(input: Input, read: (path: string) => void): Input {
  return watch(input, '', read) as Input;
}

function watch(value: unknown, path: string, read: (path: string) => void): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) {
    return value;
  }
  if (Array.isArray(value)) return value.map((item) => watch(item, path, read));
  return new Proxy(value, {
    get: (target, name) => {
      const inner = Reflect.get(target, name) as unknown;
      if (typeof name === 'symbol' || name === 'toJSON') return inner;
      const innerPath = path === '' ? name : `${path}.${name}`;
      read(innerPath);
      return watch(inner, innerPath, read);
    },
  });
}
