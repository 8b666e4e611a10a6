import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [preact()],
  // Generous, for busy machines: nothing here waits for time to pass.
  test: { include: ['test/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
});
