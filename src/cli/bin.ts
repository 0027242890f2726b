#!/usr/bin/env node
import module from 'node:module'
import {setFlagsFromString} from 'node:v8'

// From Node 22.1 on, compiled code is read from Node's own cache at the next start: a third of the time until something
// is done (`NODE_DISABLE_COMPILE_CACHE=1` turns it off). Whatever is to be found there is imported behind this line.
const {enableCompileCache} = module as {enableCompileCache?: () => unknown}
enableCompileCache?.()
// The V8 of Node 20 optimises what was called a few times; more than a third of a short build's CPU went into that.
// Later ones have a compiler between (Maglev), and do not know this setting.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1200000')
await import('./start.ts')
