#!/usr/bin/env node
import module from 'node:module'

// From Node 22.1 on, compiled code is read from Node's own cache at the next start: a third of the time until something
// is done (`NODE_DISABLE_COMPILE_CACHE=1` turns it off). Whatever is to be found there is imported behind this line.
const {enableCompileCache} = module as {enableCompileCache?: () => unknown}
enableCompileCache?.()
await import('./start.ts')
