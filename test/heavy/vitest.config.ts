import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// npm run test:heavy: trials that take minutes. ISNAD_TRIALS changes how many times a process is killed (100).
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/heavy/**/*.test.ts'],
    testTimeout: 30 * 60_000,
    hookTimeout: 10 * 60_000,
    fileParallelism: false,
  },
});
