import { type AddressInfo, createServer } from 'node:net';
import { type Duplex, pipeline } from 'node:stream';

/** A port of this machine that leads into a tunnel, for one connection. */
export interface TunnelPort {
  readonly port: number;
  close(): void;
}

/** Listens on loopback; what comes first is led into the tunnel, and nothing else. The host key is verified behind it. */
export async function listenForTunnel(tunnel: Duplex): Promise<TunnelPort> {
  const server = createServer({ noDelay: true }, (socket) => {
    server.close();
    pipeline(socket, tunnel, socket, () => socket.destroy());
  });
  tunnel.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      tunnel.destroy();
    },
  };
}
