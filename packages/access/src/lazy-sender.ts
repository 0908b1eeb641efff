/**
 * A client that is loaded when something is first sent through it, so that a program which never reads a parameter
 * never loads the SSM client, and a usage error loads no client at all.
 */
export function lazySender<Client extends { send: (...args: never[]) => unknown }>(
  load: () => Promise<Client>,
): Pick<Client, 'send'> {
  let loading: Promise<Client> | undefined;
  const send = async (...args: never[]): Promise<unknown> => {
    loading ??= load();
    const client = await loading;
    return client.send(...args);
  };
  return { send } as unknown as Pick<Client, 'send'>;
}
