import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  title: string;
  /** Where the screen stands in making a campaign, from 1. */
  step?: number;
  onBack?: () => void;
  footer?: ComponentChildren;
  children: ComponentChildren;
}

export const STEPS = 5;

/** One screen: a heading that takes the focus when the screen opens, the content, and its one primary action below. */
export function Screen({ title, step, onBack, footer, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <header>
        {onBack && (
          <button type="button" class="link back" onClick={onBack}>
            <span aria-hidden="true">‹ </span>Back
          </button>
        )}
        {step && (
          <p class="step">
            Step {step} of {STEPS}
            <span class="steps" aria-hidden="true">
              {Array.from({ length: STEPS }, (_, index) => (
                <i class={index < step ? 'done' : ''} />
              ))}
            </span>
          </p>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </header>
      <main>{children}</main>
      {footer && <footer>{footer}</footer>}
    </>
  );
}
