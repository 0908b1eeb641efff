import { createSandboxDriver, type SandboxChoice } from '../create-sandbox-driver.ts';
import { bootMachine } from './test-machine.ts';

const DEFAULT = 'echo uid $(id -u); touch /etc/x ~/y /var/log/z';

/** Boots one machine as whoever runs this, logs in, and prints what it saw. */
const [choice = 'auto', directory = '', command = DEFAULT] = process.argv.slice(2);
const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined };
const { driver } = await createSandboxDriver(choice as SandboxChoice, { logger, directory });
const machine = await bootMachine(driver);
const login = await machine.logIn();
const { code, stdout } = await login.run(command);
login.drop();
await driver.close();
process.stdout.write(JSON.stringify({ driver: driver.name, exitCode: code, stdout }));
