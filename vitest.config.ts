import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    // No test asserts a time. This one is for what hangs; a loaded machine is slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A worker keeps its modules from file to file: what a test sets for all, it takes back.
    isolate: false,
    // The compiled command is loaded as Node loads it, once a worker.
    server: {deps: {external: [/\/dist\//u]}}
  }
})
