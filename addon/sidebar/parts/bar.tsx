/** How far something is; read out by its label and percentage. */
export function Bar({ share, label }: { share: number; label: string }) {
  const percent = Math.round(share * 100);
  return (
    <div class="bar-block">
      <p role="status">
        {label}… {percent} %
      </p>
      <div
        class="bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span class="part sending" style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
