import type { ComponentChildren } from 'preact';

interface Props {
  onClick?: () => void;
  busy?: boolean;
  disabled?: boolean;
  submit?: boolean;
  children: ComponentChildren;
}

/** The one blue action of a screen. While it works it stays in place, focused, and does nothing more. */
export function Primary({ onClick, busy = false, disabled = false, submit = false, children }: Props) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class="primary"
      aria-busy={busy}
      aria-disabled={busy || undefined}
      disabled={disabled}
      onClick={busy ? undefined : onClick}
    >
      {busy && <span class="spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}

export function Secondary({ onClick, disabled = false, children }: Props) {
  return (
    <button type="button" class="secondary" disabled={disabled} onClick={onClick}>
      {children}
    </button>
  );
}

export function Link({ onClick, disabled = false, children }: Props) {
  return (
    <button type="button" class="link" disabled={disabled} onClick={onClick}>
      {children}
    </button>
  );
}
