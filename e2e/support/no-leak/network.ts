import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** The way from processes to an endpoint, which may fail. */
export interface Network {
  /** Host and port of its near end. */
  readonly host: string;
  /** Leads to the endpoint of this address. */
  lead(endpoint: string): void;
  /** Cuts every connection, and refuses new ones for so long. */
  cut(ms: number): void;
  /** Nothing comes back any more on the connections that there are. */
  mute(): void;
  /** Whole again, and whatever goes through it ends. */
  close(): Promise<void>;
}

/** Somebody else may have taken the port for a moment. */
const RETRY_MS = 20;

/** Starts one on loopback. */
export async function startNetwork(): Promise<Network> {
  let target = 0;
  const open = new Map<Socket, Socket>();
  let isClosed = false;
  const carry = (near: Socket): void => {
    const far = connect(target, '127.0.0.1');
    open.set(near, far);
    near.pipe(far);
    far.pipe(near);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(near);
        other.destroy();
      });
    }
  };
  const destroyAll = (): void => {
    for (const socket of open.keys()) socket.destroy();
  };

  let server = await listen(0, carry);
  const { port } = server.address() as AddressInfo;
  const reopen = async (): Promise<void> => {
    if (isClosed) return;
    try {
      server = await listen(port, carry);
    } catch {
      setTimeout(reopen, RETRY_MS);
    }
  };
  return {
    host: `127.0.0.1:${port}`,
    lead: (endpoint) => {
      target = Number(new URL(endpoint).port);
    },
    cut: (ms) => {
      if (!server.listening) return;
      server.close();
      destroyAll();
      setTimeout(reopen, ms);
    },
    mute: () => {
      for (const [near, far] of open) far.unpipe(near).resume();
    },
    close: async () => {
      isClosed = true;
      destroyAll();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
}

async function listen(port: number, carry: (socket: Socket) => void): Promise<Server> {
  const server = createServer(carry);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
