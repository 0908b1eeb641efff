#!/usr/bin/env node
import { readEnvironment } from './environment.ts';
import { main } from './main.ts';

process.exitCode = await main(readEnvironment());
