import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { BootPlan, PlannedPowerState } from '../userdata/boot-plan.ts';
import { createUsers, writeAuthorizedKeys } from './accounts.ts';
import type { BootOptions } from './boot-options.ts';
import { type BootState, beginBoot } from './boot-state.ts';
import { runCloudInit } from './cloud-init.ts';
import { runScript, runShell } from './commands.ts';
import { describeHostKeys, installHostKeys } from './host-keys.ts';
import { type Machine, writeFileDeep } from './machine.ts';
import { writeMachineId, writeResolver } from './own-files.ts';
import { NO_OUTBOUND_NETWORK, packageScript } from './package-script.ts';
import { writePlannedFile } from './planned-file.ts';
import type { PowerButton } from './power.ts';
import { runScripts, writeScripts } from './user-scripts.ts';

/** Does what cloud-init's init, config and final stages would do with the plan, in their order. */
export async function runBoot(options: BootOptions): Promise<void> {
  const { machine, plan, firstBoot } = options;
  machine.log(
    `cloud-init: running 'init' for ${plan.instanceId}, host ${plan.hostname}${firstBoot ? '' : ', not the first boot'}\n`,
  );
  for (const notice of [
    ...machine.settings.notices,
    ...(firstBoot && machine.settings.cloudInit !== true ? plan.notices : []),
  ])
    machine.log(`cloud-init: ${notice}\n`);
  writeResolver(machine);
  if (firstBoot) writeMachineId(machine);
  if (machine.settings.cloudInit === true) return runCloudInit(options);
  const work = { ...options, state: beginBoot(machine, { firstBoot }) };
  await initStage(work);
  machine.log(`cloud-init: init done on ${plan.hostname}\n`);
  await finalStage(work);
}

interface Work extends BootOptions {
  readonly state: BootState;
}

async function initStage(work: Work): Promise<void> {
  const { machine, plan, firstBoot, openDoor } = work;
  setHostname(work);
  writeScripts(machine, plan);
  for (const hook of plan.boothooks) await runScript(machine, hook);
  if (plan.bootcmd !== undefined) await run(work, 'bootcmd', runScript(machine, plan.bootcmd));
  if (firstBoot) {
    writeFiles(work, { deferred: false });
    createLogins(machine, plan);
  }
  const comment = `root@${plan.hostname}`;
  const keys = await installHostKeys(machine, { planned: plan.hostKeys, firstBoot, comment });
  machine.log(describeHostKeys(keys, comment));
  try {
    await openDoor(keys);
    machine.send({ type: 'ready' });
  } catch (error) {
    machine.log(`sshd: does not start, the machine runs without it: ${String(error)}\n`);
  }
}

async function finalStage(work: Work): Promise<void> {
  const { machine, plan, firstBoot, powerButton, state } = work;
  if (firstBoot) {
    await installPackages(work);
    writeFiles(work, { deferred: true });
  }
  const onFailure = (path: string, status: number): void => state.fail(`${path} ended with ${status}`);
  await runScripts(machine, { firstBoot, onFailure });
  state.finish(plan.finalMessage);
  if (firstBoot && plan.powerState !== undefined) await changePower(machine, plan.powerState, powerButton);
}

/** A script that fails is an error of the boot, which goes on. */
async function run({ state }: Work, name: string, ending: Promise<number>): Promise<void> {
  const status = await ending;
  if (status !== 0) state.fail(`${name} ended with ${status}`);
}

function createLogins(machine: Machine, plan: BootPlan): void {
  createUsers(machine, plan.users);
  const root = machine.account('root');
  if (root !== undefined) writeAuthorizedKeys(machine, root, plan.rootKeys);
}

function setHostname(work: Work): void {
  const { machine, plan } = work;
  if (machine.settings.switchUsers) writeFileSync('/proc/sys/kernel/hostname', plan.hostname);
  attempt(work, 'set the host name', () =>
    writeFileDeep(machine.place('/etc/hostname'), `${plan.hostname}\n`, 0o644),
  );
  attempt(work, 'write /etc/hosts', () => writeHosts(machine, plan));
}

/** The name must resolve in any case: sudo and many programs look it up. */
function writeHosts(machine: Machine, plan: BootPlan): void {
  const names = plan.fqdn === plan.hostname ? plan.hostname : `${plan.fqdn} ${plan.hostname}`;
  const file = machine.place('/etc/hosts');
  const known =
    existsSync(file) && !plan.manageEtcHosts
      ? readFileSync(file, 'utf8')
      : '127.0.0.1 localhost\n::1 localhost\n';
  const kept = known.split('\n').filter((line) => line !== '' && !line.startsWith('127.0.1.1 '));
  writeFileDeep(file, `${[`127.0.1.1 ${names}`, ...kept].join('\n')}\n`, 0o644);
}

function writeFiles(work: Work, { deferred }: { deferred: boolean }): void {
  for (const file of work.plan.files.filter(({ defer }) => defer === deferred))
    attempt(work, `write ${file.path}`, () => writePlannedFile(work.machine, file));
}

async function installPackages(work: Work): Promise<void> {
  const { machine, plan } = work;
  if (!plan.packageUpdate && !plan.packageUpgrade && plan.packages.length === 0) return;
  if (!machine.settings.switchUsers) {
    machine.log('cloud-init: packages need root in the machine; this driver does not install them\n');
    return;
  }
  const isOffline = machine.settings.ownNetwork && machine.settings.nameserver === undefined;
  if (isOffline) machine.log(`cloud-init: packages: ${NO_OUTBOUND_NETWORK}\n`);
  const content = packageScript(plan, { isOffline });
  await run(work, 'packages', runScript(machine, { name: 'packages', content }));
}

async function changePower(
  machine: Machine,
  state: PlannedPowerState,
  powerButton: PowerButton,
): Promise<void> {
  if (state.condition !== undefined && (await runShell(machine, { command: state.condition })).exitCode !== 0)
    return;
  if (state.message !== undefined) machine.log(`${state.message}\n`);
  const how = state.mode === 'reboot' ? 'reboot' : 'poweroff';
  powerButton.request({ kind: 'power', how, delayMs: state.delayMinutes * 60_000 });
}

/** A step that fails is reported on the console and the boot goes on, as with cloud-init. */
function attempt({ machine, state }: Work, what: string, step: () => void): void {
  try {
    step();
  } catch (error) {
    const problem = `could not ${what}: ${error instanceof Error ? error.message : String(error)}`;
    machine.log(`cloud-init: ${problem}\n`);
    state.fail(problem);
  }
}
