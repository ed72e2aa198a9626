import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Sockets, SQLite files and child processes are real: a worker a core is as much as a small machine carries.
    maxWorkers: 2,
    // Only what hangs may run into it, not what a busy machine slows.
    testTimeout: 60_000,
    // Tests that run side by side mostly wait: for clocks and processes of their own.
    maxConcurrency: 8,
  },
});
