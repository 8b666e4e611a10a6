import tseslint from 'typescript-eslint';

/** Apps Script's V8 refuses some newer syntax (facts, section 3.7), so the pushed files must parse as ES2019. */
const script = {
  files: ['script/*.js'],
  languageOptions: { ecmaVersion: 2019, sourceType: 'script' },
  rules: { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error', 'no-unused-vars': 'off' },
};

const strictTypes = {
  files: ['**/*.{ts,tsx}'],
  ignores: ['**/*.d.ts'],
  rules: {
    eqeqeq: 'error',
    'no-console': ['error', { allow: ['error', 'warn'] }],
    // Text from sheets and strangers is never markup.
    'no-restricted-syntax': ['error', 'JSXAttribute[name.name="dangerouslySetInnerHTML"]'],
    '@typescript-eslint/no-explicit-any': 'off',
    '@typescript-eslint/no-non-null-assertion': 'off',
  },
};

export default tseslint.config(
  { ignores: ['dist', 'target', 'node_modules'] },
  script,
  { files: ['**/*.{ts,tsx}'], extends: [tseslint.configs.recommended] },
  strictTypes,
);
